// How start and look-up grow with the catalogue: node bench-lookup.mjs TODAY LARGE, two folders with core/ and addresses.js.
// Both are measured in turns in one run, so that the ratio holds on a noisy machine.

import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROUNDS = 15;
const extension = resolve("extension");
const { build } = createRequire(join(extension, "package.json"))("esbuild");

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (run) => {
  const start = performance.now();
  const result = await run();
  return [performance.now() - start, result];
};

/** A fresh copy of a module, since a module is evaluated once. */
let copies = 0;
const fresh = (path) => import(`${pathToFileURL(path)}?${copies++}`);

const snapshot = (url) => ({
  version: 1, url, frame: 0, lang: "en", settled: false, controls: [], headings: [],
});

async function prepare(folder) {
  const dir = await mkdtemp(join(tmpdir(), "optlight-bench-"));
  // the agent's own table and look-up, as they are bundled
  await build({
    entryPoints: [join(extension, "agent/page.ts")], bundle: true, format: "esm", outfile: join(dir, "page.mjs"), logLevel: "error",
    alias: { "#addresses": resolve(folder, "addresses.js") },
  });
  const glue = join(dir, "optlight.mjs");
  await writeFile(glue, await readFile(resolve(folder, "core/optlight.js")));
  const wasm = await readFile(resolve(folder, "core/optlight_bg.wasm"));
  return { folder, glue, wasm, page: join(dir, "page.mjs"), times: {} };
}

const note = (one, what, ms) => (one.times[what] ??= []).push(ms);

async function round(one) {
  const core = await fresh(one.glue);
  const [compile, module] = await timed(() => WebAssembly.compile(one.wasm));
  note(one, "core: compile", compile);
  note(one, "core: start (instantiate)", (await timed(() => core.initSync({ module })))[0]);
  const look = (url) => core.look(snapshot(url));
  const first = async (url) => {
    for (const id of core.missing(url)) core.load(id, await readFile(resolve(one.folder, `catalog/${id}.bin`)));
    look(url);
  };
  note(one, "core: load a platform, first look", (await timed(() => first("https://x.com/settings/grok_settings")))[0]);
  for (const [what, url] of [["known page", "https://x.com/settings/grok_settings"], ["unknown site", "https://a.b.c.nowhere.example/"]]) {
    const [ms] = await timed(() => { for (let at = 0; at < 200; at++) look(url); });
    note(one, `core: look at ${what}`, ms / 200);
  }
  const [load, agent] = await timed(() => fresh(one.page));
  note(one, "agent: load with table", load);
  for (const [what, url] of [["known", "https://x.com/settings/grok_settings"], ["unknown", "https://a.b.c.nowhere.example/"]]) {
    const address = new URL(url);
    note(one, `agent: first question, ${what} host`, (await timed(() => agent.isSettingsPage(address)))[0]);
  }
}

const all = await Promise.all(process.argv.slice(2).map(prepare));
for (let at = 0; at < ROUNDS; at++) for (const one of all) await round(one);
const [today, large] = all;
console.log(`core ${(today.wasm.length / 1e6).toFixed(2)} MB and ${(large.wasm.length / 1e6).toFixed(2)} MB; medians of ${ROUNDS} rounds, in ms`);
console.log(`${"".padEnd(40)}${"today".padStart(9)}${"10,000".padStart(9)}${"ratio".padStart(8)}`);
for (const what of Object.keys(today.times)) {
  const [small, big] = [median(today.times[what]), median(large.times[what])];
  console.log(`${what.padEnd(40)}${small.toFixed(3).padStart(9)}${big.toFixed(3).padStart(9)}${(big / small).toFixed(1).padStart(8)}`);
}
