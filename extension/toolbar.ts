// The toolbar button: what its badge, its icon and its title say.

import { badge, type Report } from "#core";
import { core } from "./core";
import { knownTabs } from "./kept";
import { currentSettings, memory } from "./history";
import { texts } from "./texts";

/** The badge's ground behind each text; a number is of settings that let data be used. */
const colourOf = (text: string): string =>
  text === "0" ? "#0a6b46" : text === "?" ? "#45475a" : text === "!" ? "#6d3bd1" : "#b3260b";

/** Shows what a report says on its tab's button; where it says nothing, the button is as everywhere. */
export async function showBadge(tabId: number, report: Report): Promise<void> {
  const [remembered, say] = await both();
  const said = badge(report, remembered);
  // the tab can be closed by now
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text: said.text || null }),
    ...(said.text ? [browser.action.setBadgeBackgroundColor({ tabId, color: colourOf(said.text) })] : []),
    browser.action.setIcon({ tabId, path: iconOf(said.text ? said.icon : badge(undefined, remembered).icon) }),
    browser.action.setTitle({ tabId, title: said.text ? say(said.title, said.values) : say("title_none") }),
  ]);
}

/** Shows on every other button whether something changed that the person hasn't seen. */
export async function showResting(): Promise<void> {
  const [remembered, say] = await both();
  const said = badge(undefined, remembered);
  await Promise.all([
    browser.action.setBadgeText({ text: said.text }),
    browser.action.setBadgeBackgroundColor({ color: colourOf(said.text) }),
    browser.action.setIcon({ path: iconOf(said.icon) }),
    browser.action.setTitle({ title: say(said.title, said.values) }),
  ]);
}

/** Shows all buttons anew, since something was seen or changed. */
export async function showAll(reportOf: (tabId: number) => Promise<Report>): Promise<void> {
  await showResting();
  for (const tabId of await knownTabs()) await showBadge(tabId, await reportOf(tabId));
}

async function both(): Promise<[string | undefined, Awaited<ReturnType<typeof texts>>]> {
  const [remembered, { language }] = await Promise.all([memory(), currentSettings(), core]);
  return [remembered, await texts(language)];
}

function iconOf(name: string): Record<string, string> {
  return Object.fromEntries([16, 32].map((size) => [size, browser.runtime.getURL(`icons/${name}-${size}.png`)]));
}
