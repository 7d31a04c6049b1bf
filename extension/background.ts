// The background: a service worker in Chromium, an event page in Firefox. It keeps nothing in memory that a restart would
// lose: what was looked at is in `storage.session` (`kept.ts`), what is remembered in `storage.local` (`history.ts`).

import { inject, syncScripts } from "./access";
import { goOn, startTour } from "./checkup";
import { apply, discardBroken, memory, trouble } from "./history";
import { forget, forgetFrame, forgetTab, frames, knownTabs, touch, tour } from "./kept";
import {
  ask, current, drawnIn, forgetQueue, hide, leave, lookNow, merged, mistake, process, redraw, show, step,
} from "./looks";
import {
  isFromAgent,
  isFromPage,
  type Answer,
  type FromAgent,
  type FromPage,
  type Refusal,
  type SnapshotAnswer,
  type ToAgent,
} from "./protocol";
import { forgetBadge, showAll, showBadge } from "./toolbar";

type Sender = browser.runtime.MessageSender;

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
  if (!isFromAgent(message)) return refuse("malformed message from an agent");
  return isActive(sender) ? fromAgent(message, sender.tab, sender.frameId) : afterwards(sender.tab.id);
}

/**
 * Whether a document is what its tab shows. Chromium delivers what a document says while it leaves under another frame number
 * than it had, by which the document that came after it can be reached, too; Firefox tells no `documentLifecycle`.
 */
function isActive({ documentLifecycle = "active" }: Sender & { documentLifecycle?: string }): boolean {
  return documentLifecycle === "active";
}

/** A document has been left: what is known of frames that nobody follows now is forgotten. */
async function afterwards(tabId: number): Promise<undefined> {
  const known = [...(await frames(tabId)).keys()];
  const followed = await Promise.all(known.map((frame) => ask<boolean>(tabId, frame, { type: "follows" })));
  await leave(tabId, known.filter((_, at) => !followed[at]));
}

const refuse = (error: string): Refusal => ({ error });

async function fromAgent(message: FromAgent, tab: browser.tabs.Tab, frame: number): Promise<SnapshotAnswer | undefined> {
  const tabId = tab.id!;
  switch (message.type) {
    case "snapshot": {
      const drawn = await process({ tabId, frame, incognito: tab.incognito }, message);
      return "platform" in drawn ? refuse(`the person lets Optlight rest on ${drawn.name}`) : { drawing: drawn };
    }
    case "touched":
      await touchedIn(tabId, frame, message.keys);
      return undefined;
    case "hidden":
      await hide(tabId);
      return undefined;
    case "framed":
      // nobody may be there any more
      await followFrames(tabId).catch(() => undefined);
      return undefined;
    case "gone":
      await (frame === 0 ? forget(tabId) : forgetFrame(tabId, frame));
      await showBadge(tabId, (await merged(tabId)).report);
      return undefined;
  }
}

/** The person used controls: what the next page of this tab shows of them is theirs. A row only leads to its control. */
async function touchedIn(tabId: number, frame: number, keys: number[]): Promise<void> {
  const findings = (await frames(tabId)).get(frame)?.report.findings ?? [];
  const used = findings.filter(({ key, kind }) => key !== null && keys.includes(key) && kind !== "row" && kind !== "link");
  const ids = used.flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length > 0) await touch(tabId, ids, false);
}

/**
 * Has every frame of a tab followed: a frame of another host can't know that it is part of a settings page. And where only
 * a click gave access, no script is registered, so that a frame that loads later has no agent yet.
 */
async function followFrames(tabId: number): Promise<void> {
  await inject(tabId);
  await browser.tabs.sendMessage(tabId, { type: "follow" } satisfies ToAgent);
}

async function fromPage(message: FromPage): Promise<Answer> {
  switch (message.type) {
    case "report":
      return (await current(message.tabId)).report;
    case "controls":
      return { controls: (await current(message.tabId)).controls };
    case "look":
      return lookNow(message.tabId);
    case "show":
      return show(message.tabId, message.frame, message.key);
    case "step":
      return step(message.tabId, message.by);
    case "hide":
      await hide(message.tabId);
      return true;
    case "rings":
      return drawnIn(message.tabId);
    case "mistake":
      return { text: await mistake(message.tabId, message.around) };
    case "state":
      return { memory: await memory(), trouble: await trouble(), tour: (await tour()) ?? null };
    case "edit":
      await apply(message.edit);
      await settle(message.edit.do);
      return true;
    case "discard":
      await discardBroken();
      return true;
    case "tour":
      await (message.platforms ? startTour(message.platforms) : goOn(message.step));
      return true;
  }
}

/** Shows what an edit changes: where to look, what rings look like, what the buttons say. */
async function settle(what: string): Promise<void> {
  if (["off", "ring", "motion", "language", "clear", "import"].includes(what)) {
    for (const tabId of await knownTabs()) await redraw(tabId);
    await syncScripts();
  }
  await showAll(async (tabId) => (await merged(tabId)).report);
}

browser.commands.onCommand.addListener((command, tab) => void obey(command, tab?.id));

/** Does what a key of `commands` asks for. */
async function obey(command: string, named: number | undefined): Promise<void> {
  const tabId = named ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (tabId === undefined) return;
  switch (command) {
    case "look": {
      const report = await lookNow(tabId);
      // where there is nothing to ring, the popup says why
      if (!("findings" in report) || report.findings.every(({ key }) => key === null)) {
        await browser.action.openPopup().catch(() => undefined);
      }
      break;
    }
    case "next":
    case "previous":
      await step(tabId, command === "next" ? 1 : -1);
      break;
    case "hide":
      await hide(tabId);
      break;
  }
}

browser.tabs.onRemoved.addListener((tabId) => {
  forgetQueue(tabId);
  forgetBadge(tabId);
  void forgetTab(tabId);
});

/**
 * A tab went to a page that is not followed: what was said of the page before doesn't hold any more. A page that goes away
 * says so too, but browsers may drop a last message, and Chromium keeps a badge for as long as its tab.
 */
async function onUpdated(tabId: number, changes: { status?: string | undefined }): Promise<void> {
  if (changes.status === undefined) return;
  // Firefox takes back what a button showed of the page before
  forgetBadge(tabId);
  await afterwards(tabId);
  // where no tab is known, no navigation shall wake the background up
  if ((await knownTabs()).size === 0) browser.tabs.onUpdated.removeListener(onUpdated);
}
browser.tabs.onUpdated.addListener(onUpdated);
browser.storage.session.onChanged.addListener((changes) => {
  const isLook = Object.keys(changes).some((key) => key.startsWith("look:"));
  if (isLook && !browser.tabs.onUpdated.hasListener(onUpdated)) browser.tabs.onUpdated.addListener(onUpdated);
});

/** Access was given back: Optlight stops there, and what it knew of the tabs goes. */
async function giveBack(): Promise<void> {
  await syncScripts();
  for (const tabId of await knownTabs()) await afterwards(tabId);
}

const showButtons = (): Promise<void> => showAll(async (tabId) => (await merged(tabId)).report);

browser.permissions.onAdded.addListener(() => void syncScripts());
browser.permissions.onRemoved.addListener(() => void giveBack());
browser.runtime.onStartup.addListener(() => {
  void syncScripts();
  void showButtons();
});
browser.runtime.onInstalled.addListener(({ reason }) => {
  void syncScripts();
  void showButtons();
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("welcome.html") });
});
