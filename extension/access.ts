// Where Optlight may look by itself: exactly the hosts that the person granted, kept in step with the registered agent.

import type { ToAgent } from "./protocol";

const SCRIPT = { id: "agent", js: ["agent.js"] };

/** Origins that the person granted. */
async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => origin.startsWith("https://")).sort();
}

let running: Promise<void> | undefined;

/** Registers the agent for what is granted, puts it into open tabs, and stops it where access was given back. */
export function syncScripts(): Promise<void> {
  // one after another: two at once would register the agent twice
  running = (running ?? Promise.resolve()).then(sync, sync);
  return running;
}

async function sync(): Promise<void> {
  const matches = await grantedOrigins();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
  const script = { ...SCRIPT, matches, allFrames: true, runAt: "document_start" as const, persistAcrossSessions: true };
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT.id] });
  } else if (!registered) await browser.scripting.registerContentScripts([script]);
  else if (String(registered.matches) !== String(matches)) await browser.scripting.updateContentScripts([script]);

  const open = matches.length > 0 ? await browser.tabs.query({ url: matches }) : [];
  const allowed = new Set(open.map((tab) => tab.id));
  for (const { id } of open) if (id !== undefined) await start(id).catch(() => undefined);
  await stopElsewhere(allowed);
}

/** Has a tab looked at by itself, also where its agents had been stopped. */
async function start(tabId: number): Promise<void> {
  await inject(tabId);
  await browser.tabs.sendMessage(tabId, { type: "start" } satisfies ToAgent);
}

/** Tells the agents of tabs that are no longer granted to take their rings down. */
async function stopElsewhere(allowed: Set<number | undefined>): Promise<void> {
  // every tab: a look can be forgotten while its agent goes on
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined || allowed.has(id)) continue;
    await browser.tabs.sendMessage(id, { type: "stop" } satisfies ToAgent).catch(() => undefined);
  }
}

/** Puts the agent into every frame of a tab that may be read, and gives their numbers; throws where none may. */
export async function inject(tabId: number): Promise<number[]> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: SCRIPT.js });
  return results.map((result) => result.frameId);
}
