// SPDX-License-Identifier: Apache-2.0
import { record } from './recording.js';
import { words } from './words.js';

const $ = id => document.getElementById(id);
const LARGEST_PHOTO = 12 * 1024 * 1024;
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const TRIES = 5;
const INPUTS = {
  email: { type: 'email', inputmode: 'email', autocomplete: 'email' },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  code: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code' },
  date: { type: 'text', inputmode: 'text', autocomplete: 'bday' },
  country: { type: 'text', inputmode: 'text', autocomplete: 'country-name' },
};
const ANY_INPUT = { type: 'text', inputmode: 'text', autocomplete: 'off' };

let language = 'en';
let source;            // the open stream
let lastId;            // of the last event: where to go on
let begin = false;     // the next fresh stream is that of a new conversation
let question;          // what is asked now
let answered;          // the question that was answered last
let pause = 1000;      // before the next attempt to connect
const outbox = [];     // not yet acknowledged, in order
let sending = false;
let streams = false;   // an engine watches by itself: the page for that is another one

const say = key => words[language][key];
const uuid = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g,
  c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
const wait = millis => new Promise(done => setTimeout(done, millis));

// ---- language ----

function speak(code) {
  language = code;
  document.documentElement.lang = code;
  document.title = say('title');
  $('language').value = code;
  document.querySelectorAll('[data-text]').forEach(node => { node.textContent = say(node.dataset.text); });
  document.querySelectorAll('[data-label]').forEach(node => node.setAttribute('aria-label', say(node.dataset.label)));
  if (question) ask(question);
}

const preferred = () => navigator.languages.map(l => l.slice(0, 2).toLowerCase()).find(l => words[l]) ?? 'en';

$('language').addEventListener('change', event => {
  speak(event.target.value);
  if (source) put({ kind: 'resume' });
});

// ---- hearing ----

function connect() {
  source?.close();
  const stream = new EventSource(lastId ? `/api/stream?from=${encodeURIComponent(lastId)}` : '/api/stream');
  source = stream;
  stream.addEventListener('resume', event => { heard(event); catchUp(); });
  stream.addEventListener('resumed', heard);
  stream.addEventListener('elsewhere', () => { end(say('elsewhere')); $('again').hidden = true; });
  stream.addEventListener('message', event => { heard(event); show(JSON.parse(event.data)); });
  stream.addEventListener('error', () => lost(stream));
}

function heard(event) {
  if (event.lastEventId) lastId = event.lastEventId;
  pause = 1000;
  $('connection').hidden = true;
  flush();
}

function catchUp() {
  put({ kind: begin ? 'start' : 'resume' });
  begin = false;
}

async function lost(stream) {
  if (stream !== source) return;
  $('connection').hidden = false;
  if (stream.readyState !== EventSource.CLOSED) return;   // the browser tries again by itself
  await wait(pause);
  pause = Math.min(pause * 2, 10_000);
  if (stream !== source) return;
  const open = await known();
  if (open === false) end(say('gone'));
  else connect();
}

async function known() {
  try {
    const response = await fetch('/api/conversations', { cache: 'no-store' });
    if (!response.ok) return undefined;
    const told = await response.json();
    streams = told.streams;
    return told.open;
  } catch {
    return undefined;
  }
}

function show(event) {
  if (words[event.language] && event.language !== language) speak(event.language);
  if (event.kind === 'question' && question?.commandId === event.commandId && question?.text === event.text) {
    if (event.input === 'challenge') perform(event);   // the page had come back; now the camera is on
    return;
  }
  if (event.input !== 'challenge') turnAway();
  const bubble = message('theirs', say('bank'), event.text, event.language);
  if (event.kind === 'farewell') bubble.classList.add('farewell');
  if (event.attachment) bubble.append(anchor(event.attachment, say('document')));
  if (/^\/[^/\\]/.test(event.link ?? '')) bubble.append(anchor(event.link, say('link')));
  scroll();
  if (event.kind === 'question') ask(event, true);
  else if (event.kind === 'farewell') farewell(event);
  else if (!question && answered && event.commandId === answered.commandId) ask(answered, true);
}

function farewell(event) {
  if (event.commandId) put({ kind: 'seen', answers: event.commandId });
  end();
}

function end(reason) {
  source?.close();
  source = undefined;
  question = answered = undefined;
  ['form', 'choices', 'photo', 'live', 'hint', 'connection'].forEach(id => { $(id).hidden = true; });
  complain(reason);
  $('again').hidden = false;
  $('again').focus({ preventScroll: true });
}

// ---- the log ----

function message(who, name, text, lang) {
  const bubble = element('div', `message ${who}`);
  if (lang) bubble.lang = lang;
  const sender = element('span', 'unseen');
  sender.textContent = `${name}: `;
  const body = element('span', 'text');
  body.textContent = text;
  bubble.append(sender, body);
  $('log').append(bubble);
  return bubble;
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function anchor(href, text) {
  const made = document.createElement('a');
  Object.assign(made, { href, target: '_blank', rel: 'noopener', textContent: text });
  const line = element('span', 'row');
  line.append(made);
  return line;
}

const scroll = () => { $('log').scrollTop = $('log').scrollHeight; };
new ResizeObserver(scroll).observe($('log'));   // the composer grows and shrinks with the question

// ---- asking ----

function ask(event, fresh) {
  question = event;
  const input = event.input;
  const field = $('answer');
  Object.entries(INPUTS[input] ?? ANY_INPUT).forEach(([name, value]) => field.setAttribute(name, value));
  const before = input === 'liveness' || input === 'challenge';   // the camera
  const hint = before && streams ? say('flashes') : say('hints')[input];
  $('hint').hidden = !hint;
  $('hint').textContent = hint ?? '';
  $('photo').hidden = input !== 'photo';
  $('live').hidden = !before;
  if (fresh && input === 'challenge') perform(event);
  offer(choices(event));
  if (fresh) complain();
  if (fresh) focus();
}

function choices(event) {
  if (event.input === 'challenge') return [];   // what to do before the camera, and when: shown while it runs
  if (event.options?.length) return event.options;
  return event.input === 'yes-no' ? [{ value: 'yes', label: say('yes') }, { value: 'no', label: say('no') }] : [];
}

function offer(options) {
  $('choices').hidden = options.length === 0;
  $('choices').replaceChildren(...options.map((option, i) => {
    const button = element('button', i === 0 ? 'strong' : '');
    button.type = 'button';
    button.textContent = option.label;
    button.addEventListener('click', () => reply(option.value, option.label));
    return button;
  }));
}

// The keyboard goes to the next thing to do, unless the customer is elsewhere; a touch screen's keyboard stays down.
function focus() {
  const active = document.activeElement;
  const free = !active || active === document.body || $('composer').contains(active) || !active.isConnected;
  if (!free || matchMedia('(pointer: coarse)').matches) return;
  const first = !$('choices').hidden ? $('choices').firstElementChild
    : !$('photo').hidden ? $('camera') : !$('live').hidden ? $('begin') : $('answer');
  first.focus({ preventScroll: true });
}

function complain(text) {
  $('problem').hidden = !text;
  $('problem').textContent = text ?? '';
}

function settle() {
  answered = question ?? answered;
  question = undefined;
  ['choices', 'photo', 'live', 'hint'].forEach(id => { $(id).hidden = true; });
  complain();
  if (!matchMedia('(pointer: coarse)').matches) $('answer').focus({ preventScroll: true });
}

// ---- answering ----

function reply(text, label) {
  const bubble = message('own', say('you'), label);
  const answers = question?.commandId;
  settle();
  put({ kind: 'text', text, answers, bubble });
}

$('form').addEventListener('submit', event => {
  event.preventDefault();
  const text = $('answer').value.trim();
  if (!text) return $('answer').focus();
  $('answer').value = '';
  reply(text, text);
});

async function replyPhoto(picture) {
  const photo = await usable(picture);
  if (!photo || !question) return complain(say('badPhoto'));
  const bubble = message('own', say('you'), '');
  const image = new Image();
  image.alt = say('photo');
  image.src = URL.createObjectURL(photo);
  image.addEventListener('load', () => { URL.revokeObjectURL(image.src); scroll(); });
  bubble.append(image);
  const answers = question.commandId;
  settle();
  put({ kind: 'photo', photo, answers, bubble });
}

async function usable(picture) {
  if (PHOTO_TYPES.includes(picture.type) && picture.size <= LARGEST_PHOTO) return picture;
  try {
    return await drawn(await createImageBitmap(picture));
  } catch {
    return undefined;
  }
}

function drawn(image) {
  const width = image.videoWidth ?? image.width;
  const height = image.videoHeight ?? image.height;
  const scale = Math.min(1, 3000 / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.92));
}

$('file').addEventListener('change', event => {
  const [picture] = event.target.files;
  event.target.value = '';
  if (picture) replyPhoto(picture);
});

// ---- sending: in order, again with the same id until the bank has it ----

function put(item) {
  outbox.push({ id: uuid(), language, tries: 0, ...item });
  state(item.bubble, 'sending');
  scroll();
  flush();
}

async function flush() {
  if (sending) return;
  sending = true;
  while (outbox.length) {
    const item = outbox[0];
    const outcome = await deliver(item);
    if (outcome === 'later' && ++item.tries < TRIES) {
      await wait(Math.min(500 * 2 ** item.tries, 8000));
      continue;
    }
    outbox.shift();
    settled(item, outcome);
  }
  sending = false;
}

async function deliver(item) {
  try {
    const response = await fetch(...request(item));
    if (response.ok) return 'sent';
    return response.status === 429 || response.status >= 500 ? 'later' : response.status === 401 ? 'gone' : 'refused';
  } catch {
    return 'later';
  }
}

function request({ id, kind, answers, text, photo, moments, language: spoken }) {
  const common = { method: 'POST', signal: AbortSignal.timeout(60_000), cache: 'no-store' };
  if (kind === 'photo') {
    const body = new FormData();
    body.append('id', id);
    body.append('answers', answers);
    body.append('photo', photo, 'photo');
    if (moments) body.append('moments', moments);
    return ['/api/photos', { ...common, body }];
  }
  const headers = { 'Content-Type': 'application/json' };
  return kind === 'seen'
    ? ['/api/seen', { ...common, headers, body: JSON.stringify({ id, answers }) }]
    : ['/api/messages', { ...common, headers, body: JSON.stringify({ id, kind, answers, text, language: spoken }) }];
}

function settled(item, outcome) {
  if (outcome === 'gone') return end(say('gone'));
  state(item.bubble, outcome === 'sent' ? 'sent' : 'failed', item);
  if (outcome === 'refused') {
    complain(say('refused'));
    if (!question && answered) ask(answered);
  }
  if (outcome === 'later' && !item.bubble) $('connection').hidden = false;
}

function state(bubble, name, item) {
  if (!bubble) return;
  bubble.querySelector('.state')?.remove();
  bubble.classList.toggle('failed', name === 'failed');
  const line = element('span', 'state');
  line.textContent = say(name);
  if (name !== 'failed') line.setAttribute('aria-hidden', 'true');
  else line.append(retry(item));
  bubble.append(line);
}

function retry(item) {
  const button = element('button', '');
  button.type = 'button';
  button.textContent = say('retry');
  button.addEventListener('click', () => put({ ...item, tries: 0 }));
  return button;
}

addEventListener('online', () => flush());

// ---- camera ----

let facing = 'user';

async function look() {
  try {
    $('video').srcObject = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
    if (!$('viewfinder').open) $('viewfinder').showModal();
  } catch {
    $('viewfinder').close();
    complain(say('noCamera'));
    $('file').focus();
  }
}

function shut() {
  $('video').srcObject?.getTracks().forEach(track => track.stop());
  $('video').srcObject = null;
}

$('camera').addEventListener('click', look);
$('turn').addEventListener('click', () => { shut(); facing = facing === 'user' ? 'environment' : 'user'; look(); });
$('cancel').addEventListener('click', () => $('viewfinder').close());
$('viewfinder').addEventListener('close', shut);
$('shoot').addEventListener('click', async () => {
  const photo = await drawn($('video'));
  $('viewfinder').close();
  replyPhoto(photo);
});

// ---- before the camera: what to do is said only once it is on ----

let watching;          // the stream of the camera, while a challenge is awaited or done

async function reflect() {
  try {
    watching = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    $('reflection').srcObject = watching;
    await $('reflection').play();
    $('told').textContent = say('hold');
    $('progress').value = 0;
    if (!$('mirror').open) $('mirror').showModal();
    return true;
  } catch {
    turnAway();
    complain(say('noLive'));
    return false;
  }
}

function turnAway() {
  watching?.getTracks().forEach(track => track.stop());
  watching = undefined;
  $('reflection').srcObject = null;
  if ($('mirror').open) $('mirror').close();
}

async function perform(event) {
  if (!watching) return;   // the page was loaded anew: the button turns the camera on again
  if (streams) {
    turnAway();
    return location.assign(`/live/index.html#${language}/${event.commandId}`);
  }
  const recording = await record($('reflection'), event.options, (text, share) => {
    $('told').textContent = text || say('straight');
    $('progress').value = share;
  }, () => watching && question?.commandId === event.commandId);
  turnAway();
  if (!recording) return;
  const bubble = message('own', say('you'), say('recorded'));
  settle();
  put({ kind: 'photo', ...recording, answers: event.commandId, bubble });
}

$('begin').addEventListener('click', async () => {
  if (!question || watching || !await reflect()) return;
  put({ kind: 'text', text: 'ready', answers: question.commandId });
});
$('leave').addEventListener('click', turnAway);
$('mirror').addEventListener('close', turnAway);

// ---- beginning ----

function open() {
  $('welcome').hidden = true;
  $('chat').hidden = false;
  $('again').hidden = true;
  $('form').hidden = false;
  complain();
  connect();
  $('answer').focus({ preventScroll: true });
}

async function start(event) {
  const button = event.currentTarget;
  if (button.getAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  while (!await begun()) {
    $('connection').hidden = false;
    await wait(2000);
  }
  button.removeAttribute('aria-disabled');
  begin = true;
  lastId = undefined;
  $('log').replaceChildren();
  open();
}

async function begun() {
  try {
    return (await fetch('/api/conversations', { method: 'POST' })).ok;
  } catch {
    return false;
  }
}

$('start').addEventListener('click', start);
$('again').addEventListener('click', start);

speak(preferred());
if (await known()) open();
