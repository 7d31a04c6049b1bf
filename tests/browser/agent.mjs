// Bundles parts of the agent by themselves, to run them in a page or as a content script of their own.

import { fileURLToPath } from "node:url";
import { build } from "../../extension/node_modules/esbuild/lib/main.js";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));

/** Bundles a script that imports from `./agent/…`; its value is what it leaves in `globalThis.result`. */
export async function bundle(script) {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: EXTENSION, loader: "ts" },
    bundle: true,
    format: "iife",
    footer: { js: "globalThis.result" },
    write: false,
    absWorkingDir: EXTENSION,
  });
  return outputFiles[0].text;
}
