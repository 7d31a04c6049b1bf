// What is known of open tabs, in `storage.session`: in memory only, for extension pages only, and there again when the
// background wakes up. One entry a frame for the latest look, one for what its document has shown, and a few a tab.

import type { Look, Told, Tour } from "#core";

const keyOf = (what: "look" | "told", tabId: number, frame: number): string => `${what}:${tabId}:${frame}`;

/** How long a touch of a control counts for what the tab shows next. */
const TOUCH_MS = 600_000;

const session = (): browser.storage.StorageArea => browser.storage.session;

/** The names of all entries; asked for without the entries, which can be large. */
const keys = (): Promise<string[]> => session().getKeys();

/** The latest look at each known frame of a tab. */
export async function frames(tabId: number): Promise<Map<number, Look>> {
  const prefix = `look:${tabId}:`;
  const own = (await keys()).filter((key) => key.startsWith(prefix));
  const looks = own.length > 0 ? await session().get(own) : {};
  return new Map(Object.entries(looks).map(([key, look]) => [Number(key.slice(prefix.length)), look as Look]));
}

/** The numbers of the tabs of which a look is known. */
export async function knownTabs(): Promise<Set<number>> {
  const looks = (await keys()).filter((key) => key.startsWith("look:"));
  return new Set(looks.map((key) => Number(key.split(":")[1])));
}

/** Keeps a look. A full store makes room by forgetting the other tabs, which are looked at again when they are shown. */
export async function remember(tabId: number, frame: number, look: Look): Promise<void> {
  const entry = { [keyOf("look", tabId, frame)]: look };
  try {
    await session().set(entry);
  } catch {
    await session().remove((await keys()).filter((key) => key.startsWith("look:") && !key.startsWith(`look:${tabId}:`)));
    await session().set(entry);
  }
}

/** What a frame's document has shown since it was loaded. */
export async function toldOf(tabId: number, frame: number): Promise<Told | undefined> {
  const key = keyOf("told", tabId, frame);
  return (await session().get(key))[key] as Told | undefined;
}

/** Keeps what a frame's document has shown. */
export async function keepTold(tabId: number, frame: number, told: Told): Promise<void> {
  await session().set({ [keyOf("told", tabId, frame)]: told });
}

/** Forgets what a tab shows; its page is gone. What the person did in it counts for the next one. */
export async function forget(tabId: number): Promise<void> {
  await removeKeys((key) => key.startsWith(`look:${tabId}:`) || key.startsWith(`told:${tabId}:`));
}

/** Forgets everything of a tab; it was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await removeKeys((key) => key.split(":")[1] === String(tabId));
}

/** Forgets one frame. */
export async function forgetFrame(tabId: number, frame: number): Promise<void> {
  await session().remove([keyOf("look", tabId, frame), keyOf("told", tabId, frame)]);
}

async function removeKeys(isMeant: (key: string) => boolean): Promise<void> {
  const meant = (await keys()).filter(isMeant);
  if (meant.length > 0) await session().remove(meant);
}

const touchedKey = (tabId: number): string => `touched:${tabId}:`;

/** The controls that the person used in a tab a short time ago. */
export async function touched(tabId: number): Promise<string[]> {
  const all = ((await session().get(touchedKey(tabId)))[touchedKey(tabId)] ?? {}) as Record<string, number>;
  return Object.keys(all).filter((id) => Date.now() - all[id]! < TOUCH_MS);
}

/** Keeps that the person used a control, or, once its turning was seen, that this is dealt with. */
export async function touch(tabId: number, ids: string[], isDone: boolean): Promise<void> {
  const key = touchedKey(tabId);
  const all = ((await session().get(key))[key] ?? {}) as Record<string, number>;
  for (const id of ids) {
    if (isDone) delete all[id];
    else all[id] = Date.now();
  }
  await (Object.keys(all).length > 0 ? session().set({ [key]: all }) : session().remove(key));
}

/** Which finding Next and Previous showed last in a tab, as `frame/key`. */
export async function lastShown(tabId: number): Promise<string | undefined> {
  const key = `step:${tabId}:`;
  return (await session().get(key))[key] as string | undefined;
}

/** Keeps which finding was shown. */
export async function keepShown(tabId: number, shown: string): Promise<void> {
  await session().set({ [`step:${tabId}:`]: shown });
}

/** The check-up, if there is one. */
export async function tour(): Promise<Tour | undefined> {
  return (await session().get("tour"))["tour"] as Tour | undefined;
}

/** Keeps the check-up, or ends it. */
export async function keepTour(now: Tour | undefined): Promise<void> {
  await (now ? session().set({ tour: now }) : session().remove("tour"));
}
