// How long reading 1,000 controls' words takes in WebAssembly: node bench-words.mjs FOLDER, with a core/ in it that was built
// with the feature `bench`. The labels of the labelled cases, in turns with as many that are as long and have no known word.

import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROUNDS = 41;
const COUNT = 1_000;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const folder = resolve(process.argv[2]);
const core = await import(pathToFileURL(join(folder, "core/optlight.js")));
const bytes = await readFile(join(folder, "core/optlight_bg.wasm"));
const [start, wasm] = await timed(() => core.initSync({ module: new WebAssembly.Module(bytes) }));

async function timed(run) {
  const start = performance.now();
  const result = await run();
  return [performance.now() - start, result];
}

/** The labels of all cases, every language in turn. */
async function labels() {
  const files = (await readdir("tests/words")).filter((name) => name.endsWith(".toml")).sort();
  const all = await Promise.all(files.map(async (name) => {
    const text = await readFile(join("tests/words", name), "utf8");
    return [...text.matchAll(/^label = ("(?:[^"\\]|\\.)*")$/gmu)].map(([, label]) => JSON.parse(label));
  }));
  const longest = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => all.flatMap((one) => one[at] ?? [])).flat().slice(0, COUNT);
}

const real = await labels();
if (real.length < COUNT) throw new Error(`${COUNT} labels are needed, and there are ${real.length}`);
const letters = real.reduce((sum, text) => sum + text.length, 0);
const texts = { candidates: real, "as long, without a known word": real.map((text) => "z".repeat(text.length)) };
const times = Object.fromEntries(Object.keys(texts).map((what) => [what, []]));
const found = {};
for (let round = 0; round < ROUNDS; round++) {
  for (const [what, all] of Object.entries(texts)) {
    const [ms, count] = await timed(() => core.readWords(all));
    times[what].push(ms);
    found[what] = count;
  }
}
const megabytes = (count) => (count / 1e6).toFixed(2);
console.log(`WebAssembly in Node.js ${process.version}: core ${megabytes(bytes.length)} MB, memory after ${ROUNDS} rounds ${megabytes(wasm.memory.buffer.byteLength)} MB, compiled and started in ${start.toFixed(1)} ms`);
for (const [what, all] of Object.entries(times)) {
  console.log(`${COUNT} texts, ${letters} characters, ${what}: ${median(all).toFixed(2)} ms (about AI and data: ${found[what]})`);
}
console.log(`ratio ${(median(times.candidates) / median(Object.values(times)[1])).toFixed(1)}`);
