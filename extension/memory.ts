// What was looked at, by tab and frame, in `storage.session`: in memory only, for extension pages only, and there again
// when the background wakes up.

import type { Look } from "#core";

const keyOf = (tabId: number, frame: number): string => `look:${tabId}:${frame}`;

/** The latest look at each known frame of a tab. */
export async function frames(tabId: number): Promise<Map<number, Look>> {
  const all = await browser.storage.session.get(null);
  const prefix = `look:${tabId}:`;
  const own = Object.entries(all).filter(([key]) => key.startsWith(prefix));
  return new Map(own.map(([key, look]) => [Number(key.slice(prefix.length)), look as Look]));
}

/** Whether any tab is known. */
export async function isAnyKnown(): Promise<boolean> {
  return Object.keys(await browser.storage.session.get(null)).length > 0;
}

/** Keeps a look. A full store makes room by forgetting the other tabs, which are looked at again when they are shown. */
export async function remember(tabId: number, frame: number, look: Look): Promise<void> {
  const entry = { [keyOf(tabId, frame)]: look };
  try {
    await browser.storage.session.set(entry);
  } catch {
    const all = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(all.filter((key) => !key.startsWith(`look:${tabId}:`)));
    await browser.storage.session.set(entry);
  }
}

/** Forgets a tab. */
export async function forget(tabId: number): Promise<void> {
  await browser.storage.session.remove([...(await frames(tabId)).keys()].map((frame) => keyOf(tabId, frame)));
}

/** Forgets one frame. */
export async function forgetFrame(tabId: number, frame: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId, frame));
}
