// SPDX-License-Identifier: Apache-2.0
// What a camera sees while somebody does what they are told: a selfie, then a picture every quarter of a second.
const EVERY = 250;
const SELFIE = 1280;
const WIDTH = 640;
const MOST = 90;

/**
 * @param actions as the bank said them: value "turn-left 2000 5000", label the sentence; the last one says when it ends
 * @param tell is called with what to do now, or nothing, and how much of the time is over
 * @param goesOn whether it is still wanted
 * @returns {photo, moments}, or nothing if it was broken off
 */
export async function record(video, actions, tell, goesOn) {
  const slots = actions.map(({ value, label }) => {
    const [, from, to] = value.split(' ');
    return { from: Number(from), to: Number(to), label };
  });
  const end = slots.at(-1).to;
  const pictures = [{ millis: 0, picture: await drawn(video, SELFIE) }];
  const begun = performance.now();
  for (let next = EVERY; goesOn() && pictures.length < MOST; next += EVERY) {
    await until(begun + next);
    const millis = Math.round(performance.now() - begun);
    if (millis > end) return packed(pictures);
    tell(slots.find(({ from, to }) => millis >= from && millis < to)?.label, millis / end);
    pictures.push({ millis, picture: await drawn(video, WIDTH) });
  }
  return undefined;
}

function until(time) {
  return new Promise(done => setTimeout(done, Math.max(0, time - performance.now())));
}

function packed(pictures) {
  return {
    photo: new Blob(pictures.map(({ picture }) => picture), { type: 'image/jpeg' }),
    moments: pictures.map(({ millis, picture }) => `${millis}:${picture.size}`).join(' '),
  };
}

function drawn(video, width) {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, width / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
}
