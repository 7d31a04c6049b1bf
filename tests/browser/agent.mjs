// Bundles parts of the agent by themselves, to run them in a page or as a content script of their own.

import { fileURLToPath } from "node:url";
import { build } from "../../extension/node_modules/esbuild/lib/main.js";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));

const bundled = (options) =>
  build({ bundle: true, write: false, absWorkingDir: EXTENSION, ...options }).then(({ outputFiles }) => outputFiles[0].text);

/** Bundles a script that imports from `./agent/…`; its value is what it leaves in `globalThis.result`. */
export function bundle(script) {
  const stdin = { contents: script, resolveDir: EXTENSION, loader: "ts" };
  return bundled({ stdin, format: "iife", footer: { js: "globalThis.result" } });
}

/** The agent's table of addresses with the question that it asks at each navigation, as a module. */
export const agentsAddresses = () => bundled({ entryPoints: ["agent/page.ts"], format: "esm" });
