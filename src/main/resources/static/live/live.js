// SPDX-License-Identifier: Apache-2.0
// Somebody shows that they are there to an engine that watches by itself. The address says, after #, the language and the question.
import { words } from './words.js';

const TRIES = 5;
const LAST_CAMERA = 'AmplifyLivenessCameraId';   // the component remembers it; nothing stays in this browser

const $ = id => document.getElementById(id);
const wait = millis => new Promise(done => setTimeout(done, millis));
const [code, command] = location.hash.slice(1).split('/');
const language = words[code] ? code : 'en';
const say = words[language];
let leave;

function tell(text) {
  $('told').textContent = text;
}

function stop(text) {
  leave?.();
  leave = undefined;
  localStorage.removeItem(LAST_CAMERA);
  tell(text);
  $('back').focus();
}

/** Whether there is a camera. It is turned off again: the component turns it on by itself, and some browsers lend it only once. */
async function camera() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
    stream.getTracks().forEach(track => track.stop());
    return true;
  } catch {
    return false;
  }
}

function post(path, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: body.id, answers: command, session: body.session, ticket: body.ticket }),
    signal: AbortSignal.timeout(30_000),
    cache: 'no-store',
  });
}

async function begin() {
  tell(say.loading);
  const { detect } = await import('./detector.js');   // before the camera, whose session does not live long
  if (!await camera()) return stop(say.noCamera);
  const response = await post('/api/liveness/sessions', { id: crypto.randomUUID() });
  if (!response.ok) return stop(response.status === 429 ? say.many : say.failed);
  tell('');
  show(detect, await response.json());
}

function show(detect, { session, ticket, region, model, accessKeyId, secretAccessKey, sessionToken, expiration }) {
  leave = detect($('detector'), {
    sessionId: session,
    region,
    disableStartScreen: true,
    displayText: say.detector,
    onAnalysisComplete: () => answer({ id: crypto.randomUUID(), session, ticket }),
    onUserCancel: back,
    onError: ({ state }) => stop(state.startsWith('CAMERA') || state.includes('CAMERA_NOT') ? say.noCamera : say.failed),
    config: {
      binaryPath: new URL('./', import.meta.url).pathname,
      faceModelUrl: model,
      credentialProvider: async () =>
        ({ accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration) }),
    },
  });
}

/** Again with the same id until the bank has it. */
async function answer(body) {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const response = await post('/api/liveness/answers', body);
      if (response.ok) return back();
      if (response.status !== 429 && response.status < 500) break;
    } catch {
      // the connection is gone for a moment
    }
    await wait(Math.min(500 * 2 ** tries, 8000));
  }
  stop(say.failed);
}

function back() {
  leave?.();
  localStorage.removeItem(LAST_CAMERA);
  location.replace('/');
}

document.documentElement.lang = language;
document.title = say.title;
$('title').textContent = say.title;
$('back').textContent = say.back;
if (command) begin().catch(() => stop(say.failed));
else back();
