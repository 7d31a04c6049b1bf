// Drives the check-up: opens its pages one after another in one tab.

import { planTour, stepTour, type Step } from "#core";
import { core, loadPlatforms } from "./core";
import { keepTour, tour } from "./kept";
import { now } from "./history";

/** Starts a check-up of platforms in a tab of its own. */
export async function startTour(platforms: string[]): Promise<void> {
  await loadPlatforms(platforms);
  const planned = planTour(platforms, browser.i18n.getUILanguage(), now());
  const [first] = planned.stops;
  if (!first) return keepTour(planned);
  // kept before the page opens, so that what it shows counts
  await keepTour(planned);
  const { id } = await browser.tabs.create({ url: first.url });
  await keepTour({ ...planned, tab: id ?? null });
}

/** Goes on with the check-up. */
export async function goOn(step: Step): Promise<void> {
  const before = await tour();
  if (!before) return;
  await core;
  const after = stepTour(before, step);
  await keepTour(after);
  const next = after.stops[after.at];
  if (after.stopped || !next) return;
  const moved = await browser.tabs.update(before.tab ?? -1, { url: next.url, active: true }).catch(() => undefined);
  // the person closed the tab
  const tab = moved ?? (await browser.tabs.create({ url: next.url }));
  await keepTour({ ...after, tab: tab.id ?? null });
}
