// The toolbar button: what its badge, its icon and its title say.

import { badge, type Badge, type Report } from "#core";
import { knownTabs } from "./kept";
import { currentSettings, open } from "./history";
import { texts } from "./texts";

/** The badge's ground behind each text; a number is of settings that let data be used. */
const colourOf = (text: string): string =>
  text === "0" ? "#0a6b46" : text === "?" ? "#45475a" : text === "!" ? "#6d3bd1" : "#b3260b";

/** What each button shows, by its tab; -1 for all others. Browsers take their time for an icon, so that nothing is said twice. */
const shown = new Map<number, string>();
const ALL = -1;

/** Shows what a report says on its tab's button; where it says nothing, the button is as everywhere. */
export async function showBadge(tabId: number, report: Report): Promise<void> {
  await open();
  const said = badge(report);
  await draw(tabId, said.text ? said : { ...badge(), text: null });
}

/** Shows on every other button whether something changed that the person hasn't seen. */
export async function showResting(): Promise<void> {
  await open();
  await draw(ALL, badge());
}

async function draw(tabId: number, { text, icon, title, values }: Omit<Badge, "text"> & { text: string | null }): Promise<void> {
  const { language } = await currentSettings();
  const as = JSON.stringify([text, icon, title, values, language]);
  if (shown.get(tabId) === as) return;
  shown.set(tabId, as);
  const of = tabId === ALL ? {} : { tabId };
  const say = await texts(language);
  // the tab can be closed by now
  await Promise.allSettled([
    browser.action.setBadgeText({ ...of, text }),
    ...(text ? [browser.action.setBadgeBackgroundColor({ ...of, color: colourOf(text) })] : []),
    browser.action.setIcon({ ...of, path: iconOf(icon) }),
    browser.action.setTitle({ ...of, title: say(title, values) }),
  ]);
}

/** A page is gone, and with it what its browser showed on the button. */
export function forgetBadge(tabId: number): void {
  shown.delete(tabId);
}

/** Shows all buttons anew, since something was seen or changed. */
export async function showAll(reportOf: (tabId: number) => Promise<Report>): Promise<void> {
  await showResting();
  for (const tabId of await knownTabs()) await showBadge(tabId, await reportOf(tabId));
}

function iconOf(name: string): Record<string, string> {
  return Object.fromEntries([16, 32].map((size) => [size, browser.runtime.getURL(`icons/${name}-${size}.png`)]));
}
