// What a control is called: by the specification where it has a name, else by the texts around it. The agent only collects
// the texts; which of them is the label, and which a state word, the core decides.

import { computeAccessibleDescription, computeAccessibleName } from "dom-accessibility-api";
import { all, ancestors, attribute, cut, first, is, isShadowRoot, parentOf, rootOf, runsOf, tagOf, textOf } from "./dom";

/** The most texts of one control. */
export const RUN_LIMIT = 12;
/** With this many texts a row is known well enough to tell its label. */
const ROW_TEXTS = 4;
/** The most texts that are read at one level of it. */
const LEVEL_TEXTS = 6;
/** How far a row can reach, in ancestors. */
const ROW_LEVELS = 12;
/** What a row never reaches beyond. */
const BOUNDS = "body, main, dialog, [role=dialog], [role=main], table, ul, ol";

/** A line break separates words, though it is no block. */
const style = (element: Element, pseudo?: string | null): CSSStyleDeclaration =>
  tagOf(element) === "br" ? BREAK : getComputedStyle(element, pseudo);
const BREAK = { display: "block", getPropertyValue: (name: string) => (name === "display" ? "block" : "") } as CSSStyleDeclaration;
/** Without pseudo-elements: the glyphs of icon fonts stand there, and the library reads `content` with its alternative text. */
const OPTIONS = { getComputedStyle: style as typeof getComputedStyle, computedStyleSupportsPseudoElements: false };

/** The accessible name by accname 1.2, or nothing where a hostile page makes the computation fail. */
export function nameOf(element: Element): string {
  try {
    return cut(computeAccessibleName(element, OPTIONS));
  } catch {
    return "";
  }
}

/** The accessible description, likewise. */
export function descriptionOf(element: Element): string {
  try {
    return cut(computeAccessibleDescription(element, OPTIONS));
  } catch {
    return "";
  }
}

const LABELLED = new Set(["input", "select", "button"]);

/** Labels that name what they label by `for`, by root and id. */
export type ForLabels = Map<Node, Map<string, Element[]>>;

/** The elements that label a control: `<label>`s, also those whose `for` names what can't be labelled, and `aria-labelledby`. */
export function labelsOf(element: Element, forLabels: ForLabels): Element[] {
  const labels: Element[] = [];
  if (LABELLED.has(tagOf(element))) labels.push(...((element as HTMLInputElement).labels ?? []));
  const id = attribute(element, "id");
  if (labels.length === 0 && id) labels.push(...(forLabels.get(rootOf(element))?.get(id) ?? []));
  labels.push(...referenced(element, "aria-labelledby"));
  return labels;
}

/** The elements that an attribute names by their ids. */
export function referenced(element: Element, name: string): Element[] {
  const ids = attribute(element, name)?.split(/\s+/u).filter(Boolean) ?? [];
  if (ids.length === 0) return [];
  const root = rootOf(element);
  return ids.flatMap((id) => [...all(root, `#${CSS.escape(id)}`)].slice(0, 1));
}

/** The name of a control by an id that the page uses twice, its label's or its own: the label in its own row counts. */
export function nameByDuplicate(element: Element): string {
  const id = attribute(element, "aria-labelledby");
  const own = attribute(element, "id");
  if (!id && own && all(rootOf(element), `#${CSS.escape(own)}`).length > 1) return nearestOf(element, `label[for="${CSS.escape(own)}"]`);
  if (!id || /\s/u.test(id)) return "";
  const selector = `#${CSS.escape(id)}`;
  return all(rootOf(element), selector).length < 2 ? "" : nearestOf(element, selector);
}

/** The text of the one element that matches in the smallest part of the page around a control that has any. */
function nearestOf(element: Element, selector: string): string {
  let levels = 0;
  for (const ancestor of ancestors(element)) {
    if (levels++ >= ROW_LEVELS) break;
    const [own, ...others] = all(ancestor, selector);
    if (own && others.length === 0) return cut(textOf(own));
    if (own) break;
  }
  return "";
}

/** How many controls each element holds, across shadow roots. */
export class Holders {
  readonly #counts = new Map<Element, number>();
  readonly #all = new Set<Element>();

  add(element: Element): void {
    this.#all.add(element);
    for (let at = parentOf(element); at; at = parentOf(at)) this.#counts.set(at, (this.#counts.get(at) ?? 0) + 1);
  }

  countOf(element: Element): number {
    return this.#counts.get(element) ?? 0;
  }

  /** Whether an element is one or holds one. */
  has(element: Element): boolean {
    return this.#all.has(element) || this.#counts.has(element);
  }
}

/** The texts of a row, and how far it reaches. */
export interface Row {
  texts: string[];
  /** The outermost element that was read. */
  top: Element | undefined;
  /** What was not read, because another control is in it … */
  stop: Element | undefined;
  /** … but for the texts between that one and this. */
  shared: Element | undefined;
}

/**
 * The texts of a control's row, nearest first: those of each ancestor in turn, as long as it holds this control alone.
 * `own` are the elements that make up the control, whose own texts don't count.
 */
export function rowOf(own: Element[], holders: Holders, isAlone: (ancestor: Element) => boolean): Row {
  const row: Row = { texts: [], top: undefined, stop: undefined, shared: undefined };
  const texts = new Set<string>();
  let levels = 0;
  let inner: Element | undefined;
  for (let at = own[0] ? parentOf(own[0]) : null; at; at = parentOf(at)) {
    if (texts.size >= ROW_TEXTS || levels++ >= ROW_LEVELS || is(at, BOUNDS)) break;
    if (!isAlone(at)) {
      row.stop = at;
      const before = texts.size === 0 ? textsBefore(inner ?? own[0]!, at, holders) : [];
      if (before.length > 0) row.shared = at;
      for (const run of before) texts.add(run);
      break;
    }
    // a group's own container still holds only a part of it
    if (holders.countOf(at) < own.length) continue;
    row.top = at;
    // what is in the inner one is known already
    for (const run of runsOf(at, LEVEL_TEXTS, inner ? { except: inner } : {})) if (run) texts.add(run);
    inner = at;
  }
  row.texts = [...texts];
  return row;
}

/**
 * The texts between a control and the one before it, where rows have no wrapper of their own: `<h3>`, switch, `<h3>`, switch.
 * Where text stands after the last control too, it can't be told to which one a text belongs.
 */
function textsBefore(element: Element, parent: Element, holders: Holders): string[] {
  const siblings = [...all(parent, ":scope > *")];
  const last = siblings.findLastIndex((one) => holders.has(one));
  if (siblings.slice(last + 1).some((one) => runsOf(one, 1).length > 0)) return [];
  const place = siblings.indexOf(element);
  const before = siblings.slice(0, Math.max(0, place));
  const from = before.findLastIndex((one) => holders.has(one)) + 1;
  return before.slice(from).slice(-3).flatMap((one) => runsOf(one, 1));
}

/** The texts of which one is what a list without native options shows as chosen; the others are its label. */
export function shownValues(element: Element, name: string): string[] {
  const input = tagOf(element) === "input" ? element : first(element, "input[readonly]");
  const value = input && cut((input as HTMLInputElement).value);
  if (value) return [value];
  const own = runsOf(element, RUN_LIMIT, { shown: true, leaf: true });
  const texts = own.length > 0 ? own : textsBeside(element, name);
  const [selected, ...others] = selectedOptions(element).filter((text) => texts.includes(text));
  if (selected !== undefined && others.length === 0) return [selected];
  const values = texts.filter((text) => text !== name);
  return values.length > 0 ? values : texts.slice(0, 1);
}

/** An empty input has the chosen text beside it. */
function textsBeside(element: Element, name: string): string[] {
  let levels = 0;
  for (const ancestor of ancestors(element)) {
    if (levels++ >= 3 || is(ancestor, BOUNDS)) break;
    const beside = runsOf(ancestor, RUN_LIMIT, { shown: true }).filter((text) => text !== name);
    if (beside.length > 0) return beside.slice(0, 1);
  }
  return [];
}

/** The texts of the options that say that they are selected, in the list itself, beside it, or in its custom element. */
function selectedOptions(element: Element): string[] {
  const root = rootOf(element);
  const around = isShadowRoot(root) ? root.host : (parentOf(element) ?? element);
  return [...all(around, "[role=option][aria-selected=true]")].slice(0, 10).map((option) => cut(textOf(option)));
}
