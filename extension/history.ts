// The memory on disk: one text in `storage.local`. The core holds it while the background is awake; the background alone writes it.

import { edit, memoryText, openMemory, settings, shrinkMemory, type Edit, type Settings } from "#core";
import { core } from "./core";
import type { Trouble } from "./protocol";

/** What is stored, and the copy of what could not be read. */
const KEY = "memory";
const BROKEN = "memory.broken";
/** In `storage.session`: the last try to write failed. */
const FULL = "memory.full";

let opened: Promise<void> | undefined;
let written: string | undefined;
let writing: Promise<unknown> = Promise.resolve();

browser.storage.local.onChanged.addListener(({ [KEY]: changed }) => {
  // somebody else's writing; our own is in the core already
  if (changed && changed.newValue !== written) opened = undefined;
});

/** Has the core hold what is stored. What can't be read is put aside, and a new memory begins. */
export function open(): Promise<void> {
  return (opened ??= read());
}

async function read(): Promise<void> {
  const [stored] = await Promise.all([browser.storage.local.get(KEY), core]);
  const text = stored[KEY] as unknown;
  try {
    if (text !== undefined && typeof text !== "string") throw new Error("it is no text");
    openMemory(text);
  } catch (error) {
    openMemory();
    const reason = error instanceof Error ? error.message : String(error);
    const copy = typeof text === "string" ? text : (JSON.stringify(text) ?? "");
    await browser.storage.local.set({ [BROKEN]: { text: copy, reason, at: now() } });
    await browser.storage.local.remove(KEY);
  }
}

/** The memory's text. */
export async function memory(): Promise<string> {
  await open();
  return memoryText();
}

/** Changes the memory in the core, and stores it where that says so; one change after another. */
export function change(make: () => boolean): Promise<void> {
  const turn = writing.then(async () => {
    await open();
    if (make()) await store();
  });
  writing = turn.catch(() => undefined);
  return turn;
}

/** Stores the memory; what a full store doesn't take is stored with less history. */
async function store(): Promise<void> {
  for (const isLast of [false, true]) {
    try {
      written = memoryText();
      await browser.storage.local.set({ [KEY]: written });
      await browser.storage.session.remove(FULL);
      return;
    } catch {
      if (isLast) await browser.storage.session.set({ [FULL]: true });
      else shrinkMemory();
    }
  }
}

/** Does what the person asks for; throws with the reason where that can't be done. */
export async function apply(what: Edit): Promise<void> {
  await change(() => {
    edit(what, now());
    return true;
  });
  if (what.do === "clear") await browser.storage.local.remove(BROKEN);
}

/** How the person wants Optlight; the core gives every key. */
export async function currentSettings(): Promise<Required<Settings>> {
  await open();
  return settings() as Required<Settings>;
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
