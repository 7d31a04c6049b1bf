// Switches that say nothing of themselves: no role, no ARIA, no native box, only classes such as `toggle on`. What their
// classes mean the core decides; here they are only found. Start at `plainSwitches`.

import { all, attribute, boxOf, classesOf, contains, is, isShown, nearest, parentOf, tagOf, textOf } from "./dom";
import { CONTROL, HEADING } from "./kinds";
import type { Found, Scan } from "./scan";

const TAGS = "div, span, i, svg, a:not([href])";
/** Class words that tell a state, alone or at the end of a name: `on`, `is-active`, `toggle--checked`. */
const STATE = /(?:^|[-_])(?:on|off|active|inactive|checked|unchecked|selected|enabled)$/iu;
/** Classes that can be a switch's: one that says so, or one that tells a state. */
export const WORDED = [
  ...["witch", "oggle", "is-"].map((part) => `[class*=${part}]`),
  ...["on", "off", "active", "inactive", "checked", "unchecked", "selected", "enabled"].map((word) => `.${word}`),
].join();

/** The most elements that are looked at closely. */
const LIMIT = 200;
/** The most characters in one: `ON`, `OFF`, both, never a label. */
const TEXT_UNITS = 12;
/** A switch's sides, in CSS pixels. */
const SMALLEST = 10;
const WIDEST = 140;
const HIGHEST = 80;

/** Whether an element's classes can make it a switch. */
export const mayBePlain = (element: Element): boolean => is(element, WORDED);

/** The state classes that elements which are alike have been seen with. */
const learnt = new Map<string, Set<string>>();

/** The state classes that an element doesn't have, and that it or others like it have had. */
export function lackingOf(element: Element): string[] {
  const known = learnt.get(likeOf(element) ?? "") ?? new Set();
  const own = classesOf(element);
  return [...known].filter((name) => !own.includes(name));
}

function learn(element: Element): void {
  const like = likeOf(element);
  if (like === undefined) return;
  const known = learnt.get(like) ?? new Set();
  learnt.set(like, known);
  for (const name of classesOf(element)) if (STATE.test(name)) known.add(name);
}

/** The switches that only their classes give away, and those that look like one of them without a state in their classes. */
export function plainSwitches({ found, roots, worded }: Scan): Found[] {
  const others = found.filter(({ sort }) => sort !== HEADING).map(({ element }) => element);
  const chosen = new Set<Element>();
  const choose = (elements: Iterable<Element>): void => {
    for (const element of [...elements].slice(0, LIMIT)) if (isPlain(element, others, chosen)) chosen.add(element);
  };
  choose(worded);
  chosen.forEach(learn);
  for (const like of learnt.keys()) for (const root of roots) choose(all(root, like));
  return [...chosen].map((element) => ({ element, tag: tagOf(element), sort: CONTROL, plain: true }));
}

/** A selector for what has the same classes, but for the state. */
function likeOf(element: Element): string | undefined {
  const names = classesOf(element).filter((name) => !STATE.test(name));
  return names.length > 0 ? tagOf(element) + names.map((name) => `.${CSS.escape(name)}`).join("") : undefined;
}

function isPlain(element: Element, others: Element[], chosen: Set<Element>): boolean {
  if (!is(element, TAGS) || attribute(element, "role") !== null || chosen.has(element)) return false;
  // what is drawn in a label belongs to the label's control
  if (ownText(element).length > TEXT_UNITS || nearest(element, "label")) return false;
  if (others.some((other) => contains(element, other) || contains(other, element))) return false;
  if ([...chosen].some((other) => contains(other, element) || contains(element, other))) return false;
  return isShown(element) && isClickable(element) && isSwitchSized(element) && !hasLikeBeside(element) && isAlone(element, others);
}

const ownText = (element: Element): string => textOf(element).slice(0, 1_000).trim();

/** Whether a text is nearer than any control: else it is the drawn part of that control. */
function isAlone(element: Element, others: Element[]): boolean {
  const own = ownText(element);
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const outer = at;
    if (others.some((other) => contains(outer, other))) return false;
    if (ownText(at) !== own) return true;
  }
  return false;
}

/** Whether the page shows that a click on it does something. */
function isClickable(element: Element): boolean {
  const parent = parentOf(element);
  const points = (one: Element): boolean => ["pointer", "not-allowed"].includes(getComputedStyle(one).cursor);
  return points(element) || attribute(element, "tabindex") === "0" || (parent !== null && nearest(parent, "[onclick]") === parent);
}

function isSwitchSized(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width >= SMALLEST && width <= WIDEST && height >= SMALLEST && height <= HIGHEST;
}

/** Dots of a carousel, stars of a rating: many alike side by side, of which none is a setting. */
function hasLikeBeside(element: Element): boolean {
  const like = likeOf(element);
  const parent = parentOf(element);
  return like !== undefined && parent !== null && all(parent, `:scope > ${like}`).length > 1;
}
