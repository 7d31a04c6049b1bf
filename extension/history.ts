// The memory on disk: one text in `storage.local`, made and read by the core. The background alone writes it.

import { checkMemory, edit, settings, shrinkMemory, type Edit, type Settings } from "#core";
import { core } from "./core";
import type { Trouble } from "./protocol";

/** What is stored, and the copy of what could not be read. */
const KEY = "memory";
const BROKEN = "memory.broken";
/** In `storage.session`: the last try to write failed. */
const FULL = "memory.full";

/** What a caller makes of the memory; undefined: it stays. */
type Change = (memory: string | undefined) => string | undefined;

let cached: Promise<string | undefined> | undefined;
let writing: Promise<unknown> = Promise.resolve();

browser.storage.local.onChanged.addListener((changes) => {
  if (KEY in changes) cached = undefined;
});

/** The memory's text; undefined where nothing is remembered. What can't be read is put aside, and a new one begins. */
export function memory(): Promise<string | undefined> {
  return (cached ??= read());
}

async function read(): Promise<string | undefined> {
  const [stored] = await Promise.all([browser.storage.local.get(KEY), core]);
  const text = stored[KEY] as unknown;
  if (text === undefined) return undefined;
  try {
    if (typeof text !== "string") throw new Error("it is no text");
    checkMemory(text);
    return text;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const copy = typeof text === "string" ? text : (JSON.stringify(text) ?? "");
    await browser.storage.local.set({ [BROKEN]: { text: copy, reason, at: now() } });
    await browser.storage.local.remove(KEY);
    return undefined;
  }
}

/** Changes the memory; one change after another. */
export function change(make: Change): Promise<void> {
  const turn = writing.then(async () => {
    const before = await memory();
    const after = make(before);
    if (after !== undefined && after !== before) await write(after);
  });
  writing = turn.catch(() => undefined);
  return turn;
}

/** Writes the memory; what a full store doesn't take is written with less history. */
async function write(text: string): Promise<void> {
  for (const attempt of [text, shrinkMemory(text)]) {
    try {
      await browser.storage.local.set({ [KEY]: attempt });
      cached = Promise.resolve(attempt);
      await browser.storage.session.remove(FULL);
      return;
    } catch {
      // the next attempt is smaller
    }
  }
  await browser.storage.session.set({ [FULL]: true });
}

/** Does what the person asks for; throws with the reason where that can't be done. */
export async function apply(what: Edit): Promise<void> {
  await change((before) => edit(before, what, now()));
  if (what.do === "clear") await browser.storage.local.remove(BROKEN);
}

/** How the person wants Optlight; the core gives every key. */
export async function currentSettings(): Promise<Required<Settings>> {
  const text = await memory();
  await core;
  return settings(text) as Required<Settings>;
}

/** What is wrong with the memory, or null. */
export async function trouble(): Promise<Trouble | null> {
  const broken = (await browser.storage.local.get(BROKEN))[BROKEN] as Omit<Trouble, "full"> | undefined;
  const full = ((await browser.storage.session.get(FULL))[FULL] as boolean | undefined) ?? false;
  return broken || full ? { full, text: broken?.text ?? null, reason: broken?.reason ?? null, at: broken?.at ?? null } : null;
}

/** Forgets the copy of what could not be read. */
export async function discardBroken(): Promise<void> {
  await browser.storage.local.remove(BROKEN);
}

/** The time now, in the memory's form. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
