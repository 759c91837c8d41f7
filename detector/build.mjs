// SPDX-License-Identifier: Apache-2.0
// Makes one script of Amazon's component and lays beside it what that loads: node build.mjs FOLDER
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const [, , folder] = process.argv;
const wasm = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

await mkdir(folder, { recursive: true });
await build({
  entryPoints: { detector: 'detector.js' },
  outdir: folder,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'external',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
// Without the one with threads: those need a page that is isolated from all others.
for (const file of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
  await copyFile(join(wasm, file), join(folder, file));
}
