// What becomes of the agents' snapshots: the core looks at them, what it says is kept, drawn and remembered. Start at `process`.

import { look, merge, missing, mistakeText, note, rings, type Look, type Noted, type Rings, type Settings } from "#core";
import { inject } from "./access";
import { core, loadPlatforms } from "./core";
import { change, currentSettings, now } from "./history";
import { forget, forgetFrame, frames, keepShown, keepTold, lastShown, remember, toldOf, touch, touched } from "./kept";
import type { DrawnRing, Drawing, ReportAnswer, Seen, ToAgent } from "./protocol";
import { texts } from "./texts";
import { showBadge, showResting } from "./toolbar";

/** Whose snapshot it is. */
export interface From {
  tabId: number;
  frame: number;
  /** A private window's tab: nothing of it is remembered. */
  incognito: boolean;
}

/** On this platform the person lets Optlight rest. */
export interface Resting {
  platform: string;
  name: string;
}

const queues = new Map<number, Promise<unknown>>();

/** A closed tab has no queue any more. */
export function forgetQueue(tabId: number): void {
  queues.delete(tabId);
}

/** Takes a tab's snapshots one after another, so that the latest is kept. */
export function process(from: From, seen: Seen): Promise<Drawing | Resting> {
  const turn = (queues.get(from.tabId) ?? Promise.resolve()).then(() => lookAndKeep(from, seen));
  queues.set(from.tabId, turn.then(({ kept }) => kept).catch(() => undefined));
  return turn.then(({ drawn }) => drawn);
}

/** Has the core look at a snapshot; what it says is kept while the agent draws it already. */
async function lookAndKeep(from: From, seen: Seen): Promise<{ drawn: Drawing | Resting; kept: Promise<void> }> {
  const { tabId, frame } = from;
  const [before, settings] = await Promise.all([frames(tabId), currentSettings(), core]);
  const topUrl = frame === 0 ? undefined : before.get(0)?.report.url;
  // a snapshot that is malformed altogether is refused by the core
  if (typeof seen.snapshot.url === "string") await prepare(seen.snapshot.url, topUrl);
  const looked = look({ ...seen.snapshot, frame, ...(topUrl && { topUrl }) });
  const { platform, platformName } = looked.report;
  if (platform !== null && settings.off.includes(platform)) {
    return { drawn: { platform, name: platformName ?? platform }, kept: Promise.resolve() };
  }
  // an unchanged look is not written, so that those who follow the store hear of changes only
  const isNew = !isSame(before.get(frame), looked);
  const kept = isNew ? keep(from, looked, seen.restored) : Promise.resolve();
  return { drawn: await drawing(rings(looked), settings), kept };
}

/** Loads what the catalogue knows of the platform at an address; nothing for the rest of the web. */
async function prepare(url: string, topUrl: string | undefined): Promise<void> {
  for (let ids = missing(url, topUrl); ids.length > 0; ids = missing(url, topUrl)) await loadPlatforms(ids);
}

/** Puts the rings' words together, in the language that the person reads. */
async function drawing({ rings, saves }: Rings, settings: Required<Settings>): Promise<Drawing> {
  const say = await texts(settings.language);
  return {
    rings: rings.map(({ key, look, icon, purpose, said }) => {
      const text = say("ring_label", [say(purpose), said.map((key) => say(key)).join(" · ")]);
      return { key, look, icon, text };
    }),
    saves,
    // none of the languages that can be chosen is written from right to left
    dir: settings.language === null ? browser.i18n.getMessage("@@bidi_dir") : "ltr",
    style: settings.ring,
    still: settings.motion === "none",
  };
}

/** Whether two values are the same; Chromium's store sorts the keys of what it keeps. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
}

async function keep(from: From, looked: Look, restored: boolean): Promise<void> {
  await remember(from.tabId, from.frame, looked);
  const { report } = await merged(from.tabId);
  if (!from.incognito && looked.report.platform !== null) await noteLook(from, looked, report, restored);
  await showBadge(from.tabId, report);
}

/** Keeps in the memory what is new in a look. */
async function noteLook({ tabId, frame }: From, looked: Look, report: Look["report"], restored: boolean): Promise<void> {
  const [told, used] = await Promise.all([toldOf(tabId, frame), touched(tabId)]);
  let noted: Noted | undefined;
  await change(() => {
    noted = note(told, looked.report, report, { touched: used, restored }, now());
    return noted.isKept;
  });
  if (!noted?.isNews) return;
  // the next look is measured against it
  await keepTold(tabId, frame, noted.told);
  if (noted.turned.length > 0) await touch(tabId, noted.turned, true);
  await showResting();
}

/** What a tab shows now, merged: somebody asks, so that every frame that may be read is read, settings page or not. */
export async function current(tabId: number): Promise<Look> {
  // Chromium answers a script for a page that it withholds only when the person allows it: not asked without an agent
  const isThere = (await ask(tabId, 0, { type: "describe" })) !== undefined;
  const reachable = isThere ? await inject(tabId).catch(() => []) : [];
  await lookAtAll(tabId, new Set([...reachable, ...(await frames(tabId)).keys()]), false);
  return merged(tabId);
}

/**
 * Looks at frames, the page's own first, since the others are read as parts of it; the gone are forgotten. Gives the platform
 * where Optlight rests there.
 */
async function lookAtAll(tabId: number, known: Set<number>, follow: boolean): Promise<Resting | undefined> {
  const { incognito } = await browser.tabs.get(tabId).catch(() => ({ incognito: true }));
  const resting = await lookAt({ tabId, frame: 0, incognito }, follow);
  if (resting) return resting;
  const others = [...known].filter((frame) => frame !== 0);
  await Promise.all(others.map((frame) => lookAt({ tabId, frame, incognito }, follow)));
  return undefined;
}

/** The latest looks at a tab's frames as one. */
export async function merged(tabId: number): Promise<Look> {
  await core;
  const known = [...(await frames(tabId))].sort(([a], [b]) => a - b);
  const looked = merge(known.map(([, one]) => one));
  const top = known.find(([frame]) => frame === 0)?.[1].report;
  if (!top) looked.report = { ...looked.report, url: "", platform: null, settingsPage: false };
  return looked;
}

/** Looks at a tab because the person clicked: puts an agent into its frames, and follows them from then on. */
export async function lookNow(tabId: number): Promise<ReportAnswer> {
  let injected: number[];
  try {
    injected = await inject(tabId);
  } catch {
    // the browser's own pages, its store, a closed tab
    return { closed: true };
  }
  const resting = await lookAtAll(tabId, new Set(injected), true);
  return resting ? { resting } : (await merged(tabId)).report;
}

async function lookAt(from: From, follow: boolean): Promise<Resting | undefined> {
  const { tabId, frame } = from;
  const seen = await ask<Seen>(tabId, frame, { type: "look", follow });
  if (!seen) {
    await leave(tabId, [frame]);
    return undefined;
  }
  const drawn = await process(from, seen);
  if ("platform" in drawn) {
    await rest(tabId);
    return drawn;
  }
  await Promise.all([queues.get(tabId), ask(tabId, frame, { type: "rings", drawing: drawn })]);
  return undefined;
}

/** Forgets frames that nobody follows any more. */
export async function leave(tabId: number, left: number[]): Promise<void> {
  const known = await frames(tabId);
  await Promise.all(left.map((frame) => forgetFrame(tabId, frame)));
  if (left.some((frame) => known.has(frame))) await showBadge(tabId, (await merged(tabId)).report);
}

/** Ends all that Optlight does in a tab. */
async function rest(tabId: number): Promise<void> {
  await askAll(tabId, { type: "stop" });
  await forget(tabId);
  await showBadge(tabId, (await merged(tabId)).report);
}

/** Draws a tab's rings anew, as the settings are now. */
export async function redraw(tabId: number): Promise<void> {
  const settings = await currentSettings();
  const known = [...(await frames(tabId))];
  if (known.some(([frame, { report }]) => frame === 0 && report.platform !== null && settings.off.includes(report.platform))) {
    return rest(tabId);
  }
  const draw = async (frame: number, looked: Look): Promise<void> => {
    await ask(tabId, frame, { type: "rings", drawing: await drawing(rings(looked), settings) });
  };
  await Promise.all(known.map(([frame, looked]) => draw(frame, looked)));
}

/** Scrolls to a finding's element and flashes its ring; tells whether it is there. */
export async function show(tabId: number, frame: number, key: number): Promise<boolean> {
  const isThere = (await ask<boolean>(tabId, frame, { type: "show", key })) ?? false;
  if (isThere) await keepShown(tabId, `${frame}/${key}`);
  return isThere;
}

/** Shows the finding after or before the one that was shown last; tells which, or null where there is none. */
export async function step(tabId: number, by: 1 | -1): Promise<{ frame: number; key: number } | null> {
  const { report } = await merged(tabId);
  const there = report.findings.flatMap(({ frame, key }) => (key === null ? [] : [{ frame, key }]));
  const last = await lastShown(tabId);
  const at = there.findIndex(({ frame, key }) => `${frame}/${key}` === last);
  // from nowhere, Next goes to the first and Previous to the last
  const next = there.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % there.length);
  return next && (await show(tabId, next.frame, next.key)) ? next : null;
}

/** Takes a tab's rings down until somebody asks for them again. */
export async function hide(tabId: number): Promise<void> {
  await askAll(tabId, { type: "hide" });
}

/** What the agents of a tab draw now. */
export async function drawnIn(tabId: number): Promise<DrawnRing[]> {
  const known = [...(await frames(tabId)).keys()];
  const drawn = await Promise.all(known.map((frame) => ask<DrawnRing[]>(tabId, frame, { type: "describe" })));
  return drawn.flatMap((rings) => rings ?? []);
}

/** The text of a report that Optlight is wrong about a tab. */
export async function mistake(tabId: number, around: { version: string; browser: string; language: string }): Promise<string> {
  const seen = await current(tabId);
  if (seen.report.platform !== null) await loadPlatforms([seen.report.platform]);
  return mistakeText(seen, around);
}

async function askAll(tabId: number, message: ToAgent): Promise<void> {
  await Promise.all([...(await frames(tabId)).keys()].map((frame) => ask(tabId, frame, message)));
}

/** Asks one frame's agent; undefined where there is none. */
export async function ask<T>(tabId: number, frame: number, message: ToAgent): Promise<T | undefined>;
export async function ask(tabId: number, frame: number, message: ToAgent): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId: frame }).catch(() => undefined);
}
