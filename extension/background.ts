// The background: a service worker in Chromium, an event page in Firefox. It keeps nothing in memory that a restart would
// lose: what was looked at is in `storage.session`, one entry a frame.

import init, { badge, load, look, merge, missing, rings, type Look, type Rings, type Snapshot } from "#core";
import { inject, syncScripts } from "./access";
import { forget, forgetFrame, frames, isAnyKnown, remember } from "./memory";
import {
  isFromAgent,
  isFromPage,
  type ControlsAnswer,
  type DrawnRing,
  type FromAgent,
  type FromPage,
  type Refusal,
  type ReportAnswer,
  type SnapshotAnswer,
  type ToAgent,
} from "./protocol";

type Sender = browser.runtime.MessageSender;

const core = init({ module_or_path: browser.runtime.getURL("optlight_bg.wasm") });
const PAGES = browser.runtime.getURL("");

browser.runtime.onMessage.addListener((message: unknown, sender: Sender, answer: (value: unknown) => void) => {
  dispatch(message, sender)
    .catch((error: unknown): Refusal => ({ error: error instanceof Error ? error.message : String(error) }))
    .then(answer);
  return true;
});

/** Gives each message to whom it is for; what is malformed or from elsewhere is refused. */
async function dispatch(message: unknown, sender: Sender): Promise<unknown> {
  if (sender.id !== browser.runtime.id) return refuse("this message is not from Optlight");
  if (sender.url?.startsWith(PAGES)) {
    return isFromPage(message) ? fromPage(message) : refuse("malformed message from an extension page");
  }
  if (sender.tab?.id === undefined || sender.frameId === undefined) return refuse("this message is from no tab");
  return isFromAgent(message) ? fromAgent(message, sender.tab, sender.frameId) : refuse("malformed message from an agent");
}

const refuse = (error: string): Refusal => ({ error });

async function fromAgent(message: FromAgent, tab: browser.tabs.Tab, frame: number): Promise<SnapshotAnswer | undefined> {
  const tabId = tab.id!;
  switch (message.type) {
    case "snapshot":
      return { rings: await process(tabId, frame, message.snapshot) };
    case "framed":
      // nobody may be there any more
      await followFrames(tabId).catch(() => undefined);
      return undefined;
    case "gone":
      await (frame === 0 ? forget(tabId) : forgetFrame(tabId, frame));
      await showBadge(tabId);
      return undefined;
  }
}

/**
 * Has every frame of a tab followed: a frame of another host can't know that it is part of a settings page. And where only
 * a click gave access, no script is registered, so that a frame that loads later has no agent yet.
 */
async function followFrames(tabId: number): Promise<void> {
  await inject(tabId);
  await browser.tabs.sendMessage(tabId, { type: "follow" } satisfies ToAgent);
}

const queues = new Map<number, Promise<unknown>>();

/** Takes a tab's snapshots one after another, so that the latest is kept. */
function process(tabId: number, frame: number, snapshot: Snapshot): Promise<Rings> {
  const turn = (queues.get(tabId) ?? Promise.resolve()).then(() => lookAndKeep(tabId, frame, snapshot));
  queues.set(tabId, turn.then(({ kept }) => kept).catch(() => undefined));
  return turn.then(({ drawn }) => drawn);
}

/** Has the core look at a snapshot; what it says is kept while the agent draws it already. */
async function lookAndKeep(
  tabId: number,
  frame: number,
  snapshot: Snapshot,
): Promise<{ drawn: Rings; kept: Promise<void> }> {
  const [before] = await Promise.all([frames(tabId), core]);
  const topUrl = frame === 0 ? undefined : before.get(0)?.report.url;
  // a snapshot that is malformed altogether is refused by the core
  if (typeof snapshot.url === "string") await prepare(snapshot.url, topUrl);
  const looked = look({ ...snapshot, frame, ...(topUrl && { topUrl }) });
  // an unchanged look is not written, so that those who follow the store hear of changes only
  const isNew = !isSame(before.get(frame), looked);
  return { drawn: rings(looked), kept: isNew ? keep(tabId, frame, looked) : Promise.resolve() };
}

/** Loads what the catalogue knows of the platform at an address; nothing for the rest of the web. */
async function prepare(url: string, topUrl: string | undefined): Promise<void> {
  for (let ids = missing(url, topUrl); ids.length > 0; ids = missing(url, topUrl)) {
    await Promise.all(ids.map(async (id) => load(id, await packed(id))));
  }
}

async function packed(id: string): Promise<Uint8Array> {
  const file = await fetch(browser.runtime.getURL(`catalog/${id}.bin`));
  return new Uint8Array(await file.arrayBuffer());
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

async function keep(tabId: number, frame: number, looked: Look): Promise<void> {
  await remember(tabId, frame, looked);
  if (!browser.tabs.onUpdated.hasListener(onUpdated)) browser.tabs.onUpdated.addListener(onUpdated);
  await showBadge(tabId);
}

async function fromPage(message: FromPage): Promise<ReportAnswer | ControlsAnswer | DrawnRing[] | boolean> {
  switch (message.type) {
    case "report":
      return (await current(message.tabId)).report;
    case "controls":
      return { controls: (await current(message.tabId)).controls };
    case "look":
      return lookNow(message.tabId);
    case "show":
      return (await ask<boolean>(message.tabId, message.frame, { type: "show", key: message.key })) ?? false;
    case "rings": {
      const known = [...(await frames(message.tabId)).keys()];
      const drawn = await Promise.all(known.map((frame) => ask<DrawnRing[]>(message.tabId, frame, { type: "describe" })));
      return drawn.flatMap((rings) => rings ?? []);
    }
  }
}

/** What a tab shows now, merged: somebody asks, so that every frame that may be read is read, settings page or not. */
async function current(tabId: number): Promise<Look> {
  // Chromium answers a script for a page that it withholds only when the person allows it: not asked without an agent
  const isThere = (await ask(tabId, 0, { type: "describe" })) !== undefined;
  const reachable = isThere ? await inject(tabId).catch(() => []) : [];
  await lookAtAll(tabId, new Set([...reachable, ...(await frames(tabId)).keys()]), false);
  return merged(tabId);
}

/** Looks at frames, the page's own first, since the others are read as parts of it; the gone are forgotten. */
async function lookAtAll(tabId: number, known: Set<number>, follow: boolean): Promise<void> {
  await lookAt(tabId, 0, follow);
  await Promise.all([...known].filter((frame) => frame !== 0).map((frame) => lookAt(tabId, frame, follow)));
}

async function merged(tabId: number): Promise<Look> {
  await core;
  const known = [...(await frames(tabId))].sort(([a], [b]) => a - b);
  const looked = merge(known.map(([, one]) => one));
  const top = known.find(([frame]) => frame === 0)?.[1].report;
  if (!top) looked.report = { ...looked.report, url: "", platform: null, settingsPage: false };
  return looked;
}

/** Looks at a tab because the person clicked: puts an agent into its frames, and follows them from then on. */
async function lookNow(tabId: number): Promise<ReportAnswer> {
  let injected: number[];
  try {
    injected = await inject(tabId);
  } catch {
    // the browser's own pages, its store, a closed tab
    return { closed: true };
  }
  await lookAtAll(tabId, new Set(injected), true);
  return (await merged(tabId)).report;
}

async function lookAt(tabId: number, frame: number, follow: boolean): Promise<void> {
  const snapshot = await ask<Snapshot>(tabId, frame, { type: "look", follow });
  if (!snapshot) return forgetFrame(tabId, frame);
  const drawn = await process(tabId, frame, snapshot);
  await Promise.all([queues.get(tabId), ask(tabId, frame, { type: "rings", rings: drawn })]);
}

/** Asks one frame's agent; undefined where there is none. */
async function ask<T>(tabId: number, frame: number, message: ToAgent): Promise<T | undefined>;
async function ask(tabId: number, frame: number, message: ToAgent): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId: frame }).catch(() => undefined);
}

async function showBadge(tabId: number): Promise<void> {
  const { report } = await merged(tabId);
  const said = badge(report);
  const title = browser.i18n.getMessage(said.title, said.values);
  // the tab can be closed by now
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text: said.text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: said.text === "0" ? "#0a6b46" : said.text === "?" ? "#45475a" : "#b3260b" }),
    browser.action.setTitle({ tabId, title }),
  ]);
}

browser.tabs.onRemoved.addListener((tabId) => {
  queues.delete(tabId);
  void forget(tabId);
});

/**
 * A tab went to a page without an agent: what was said of the page before doesn't hold any more. A page that goes away
 * says so too, but browsers may drop a last message, and Chromium keeps a badge for as long as its tab.
 */
async function onUpdated(tabId: number, changes: { status?: string | undefined }): Promise<void> {
  if (changes.status === undefined) return;
  if ((await frames(tabId)).size > 0 && (await ask(tabId, 0, { type: "describe" })) === undefined) {
    await forget(tabId);
    await showBadge(tabId);
  }
  // where no tab is known, no navigation shall wake the background up
  if (!(await isAnyKnown())) browser.tabs.onUpdated.removeListener(onUpdated);
}
browser.tabs.onUpdated.addListener(onUpdated);
browser.permissions.onAdded.addListener(() => void syncScripts());
browser.permissions.onRemoved.addListener(() => void syncScripts());
browser.runtime.onInstalled.addListener(() => void syncScripts());
browser.runtime.onStartup.addListener(() => void syncScripts());
