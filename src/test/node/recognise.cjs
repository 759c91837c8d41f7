// SPDX-License-Identifier: Apache-2.0
// node recognise.cjs PACKAGE: reads chips of 150×150 pixels, three bytes each (red, green, blue), one after another, from standard
// input, and prints for each the 128 numbers that the package's own recogniser makes of it, as a line of JSON.
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
const SIDE = 150;

// The bundle takes whoever has a process for a Node with TensorFlow's own package, so it is not shown one.
const bundle = fs.readFileSync(path.join(folder, 'dist', 'face-api.js'), 'utf8');
const faceapi = new Function('process', 'require', 'module', 'exports', `${bundle}; return faceapi;`)();

async function main() {
  const tf = faceapi.tf;
  tf.env().setPlatform('plain', {
    isTypedArray: values => ArrayBuffer.isView(values) && !(values instanceof DataView),
    encode: text => new TextEncoder().encode(text),
    decode: bytes => new TextDecoder().decode(bytes),
    now: () => performance.now(),
    setTimeoutCustom: (work, delay) => setTimeout(work, delay)
  });
  const none = class {};
  faceapi.env.setEnv({ Canvas: none, CanvasRenderingContext2D: none, Image: none, ImageData: none, Video: none });
  await tf.setBackend('cpu');
  await tf.ready();
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'model', 'face_recognition_model-weights_manifest.json')));
  const file = fs.readFileSync(path.join(folder, 'model', 'face_recognition_model.bin'));
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
  const net = new faceapi.FaceRecognitionNet();
  net.loadFromWeightMap(tf.io.decodeWeights(bytes, manifest[0].weights));

  const chips = fs.readFileSync(0);
  const size = SIDE * SIDE * 3;
  for (let at = 0; at + size <= chips.length; at += size) {
    const chip = tf.tensor3d(new Uint8Array(chips.subarray(at, at + size)), [SIDE, SIDE, 3], 'int32');
    const numbers = await net.forward(chip);
    console.log(JSON.stringify(Array.from(await numbers.data())));
  }
}

main().catch(e => {
  console.error(e);
  process.exit(1);
});
