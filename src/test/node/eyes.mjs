// SPDX-License-Identifier: Apache-2.0
// node eyes.mjs PACKAGE: reads squares of 64×64 pixels, three bytes each (red, green, blue), one after another, from standard
// input, and prints for each the numbers that the package's own model of the eyes makes of it, as a line of JSON.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
const SIDE = 64;

// The bundle takes whoever has a process for a Node with TensorFlow's own package, so it is not shown one.
const { process: hidden } = globalThis;
Object.defineProperty(globalThis, 'process', { value: undefined, configurable: true, writable: true });
const tf = await import(pathToFileURL(path.join(folder, 'dist', 'tfjs.esm.js')));
tf.env().setPlatform('plain', {
  isTypedArray: values => ArrayBuffer.isView(values) && !(values instanceof DataView),
  encode: text => new TextEncoder().encode(text),
  decode: bytes => new TextDecoder().decode(bytes),
  now: () => performance.now(),
  setTimeoutCustom: (work, delay) => setTimeout(work, delay)
});
globalThis.process = hidden;
await tf.setBackend('cpu');
await tf.ready();

const file = JSON.parse(fs.readFileSync(path.join(folder, 'models', 'iris.json')));
const numbers = fs.readFileSync(path.join(folder, 'models', 'iris.bin'));
const model = await tf.loadGraphModel(tf.io.fromMemory({
  ...file,
  weightSpecs: file.weightsManifest[0].weights,
  weightData: numbers.buffer.slice(numbers.byteOffset, numbers.byteOffset + numbers.length)
}));

const squares = fs.readFileSync(0);
const size = SIDE * SIDE * 3;
for (let at = 0; at + size <= squares.length; at += size) {
  const bytes = Float32Array.from(squares.subarray(at, at + size), level => level / 255);
  const points = model.execute(tf.tensor4d(bytes, [1, SIDE, SIDE, 3]));
  console.log(JSON.stringify(Array.from(await points.data())));
}
