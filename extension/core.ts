// The Rust core, started once for whoever needs it.

import init, { load, notLoaded } from "#core";

/** Fulfilled when the core can be called. */
export const core: Promise<unknown> = init({ module_or_path: browser.runtime.getURL("optlight_bg.wasm") });

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
