// The Rust core, started once for whoever needs it.

import init, { load, notLoaded } from "#core";

interface Compiled {
  optlightCore?: Promise<WebAssembly.Module>;
}

/**
 * The core, compiled. Firefox's background is a page of the same process, of which the other pages take it; Chromium's is a
 * worker, which can share nothing, but it compiles faster.
 */
function compiled(): Promise<WebAssembly.Module> {
  const background = browser.extension.getBackgroundPage?.() as (Window & Compiled) | null | undefined;
  const own = globalThis as Compiled;
  own.optlightCore ??=
    background?.optlightCore ?? WebAssembly.compileStreaming(fetch(browser.runtime.getURL("optlight_bg.wasm")));
  return own.optlightCore;
}

/** Fulfilled when the core can be called. */
export const core: Promise<unknown> = compiled().then((module) => init({ module_or_path: module }));

/** Loads what the catalogue knows of these platforms. */
export async function loadPlatforms(ids: string[]): Promise<void> {
  await core;
  await Promise.all(notLoaded(ids).map(async (id) => load(id, await packed(id))));
}

/** A platform's packed file. */
async function packed(id: string): Promise<Uint8Array> {
  const file = await fetch(browser.runtime.getURL(`catalog/${id}.bin`));
  return new Uint8Array(await file.arrayBuffer());
}
