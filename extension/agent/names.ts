// What a control is called: by the specification where it has a name, else by the texts around it. The agent only collects
// the texts; which of them is the label, and which a state word, the core decides.

import { computeAccessibleDescription, computeAccessibleName } from "dom-accessibility-api";
import { ancestors, attribute, cut, is, rootOf, runsOf, textOf, within } from "./dom";

/** The most texts of one control. */
export const RUN_LIMIT = 12;
/** With this many texts a row is known well enough to tell its label. */
const ROW_TEXTS = 4;
/** How far a row can reach, in ancestors. */
const ROW_LEVELS = 12;
/** What a row never reaches beyond. */
const BOUNDS = "body, main, dialog, [role=dialog], [role=main], table, ul, ol";

/** The accessible name by accname 1.2, or nothing where a hostile page makes the computation fail. */
export function nameOf(element: Element): string {
  try {
    return cut(computeAccessibleName(element));
  } catch {
    return "";
  }
}

/** The accessible description, likewise. */
export function descriptionOf(element: Element): string {
  try {
    return cut(computeAccessibleDescription(element));
  } catch {
    return "";
  }
}

/** The elements that label a control: `<label>`s, also those whose `for` names what can't be labelled, and `aria-labelledby`. */
export function labelsOf(element: Element): Element[] {
  const labels: Element[] = [];
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLButtonElement) {
    labels.push(...(element.labels ?? []));
  }
  const root = rootOf(element);
  if (!(root instanceof Document || root instanceof ShadowRoot)) return labels;
  const id = attribute(element, "id");
  if (labels.length === 0 && id) labels.push(...root.querySelectorAll(`label[for=${CSS.escape(id)}]`));
  for (const id of attribute(element, "aria-labelledby")?.split(/\s+/u) ?? []) {
    const label = id && root.getElementById(id);
    if (label) labels.push(label);
  }
  return labels;
}

/** The name of a control whose `aria-labelledby` names an id that the page uses twice: the one in its own row counts. */
export function nameByDuplicate(element: Element): string {
  const id = attribute(element, "aria-labelledby");
  const root = rootOf(element);
  if (!id || /\s/u.test(id) || !(root instanceof Document || root instanceof ShadowRoot)) return "";
  const selector = `[id=${CSS.escape(id)}]`;
  if (root.querySelectorAll(selector).length < 2) return "";
  let levels = 0;
  for (const ancestor of ancestors(element)) {
    if (levels++ >= ROW_LEVELS) break;
    const [own, ...others] = within(ancestor, selector);
    if (own && others.length === 0) return cut(textOf(own));
    if (own) break;
  }
  return "";
}

/** How many controls each element holds, across shadow roots. */
export class Holders {
  readonly #counts = new Map<Element, number>();

  add(element: Element): void {
    for (const ancestor of ancestors(element)) this.#counts.set(ancestor, this.countOf(ancestor) + 1);
  }

  countOf(element: Element): number {
    return this.#counts.get(element) ?? 0;
  }
}

/**
 * The texts of a control's row, nearest first: those of each ancestor in turn, as long as it holds this control alone.
 * `own` are the elements that make up the control, whose own texts don't count.
 */
export function rowOf(own: Element[], holders: Holders, isAlone: (ancestor: Element) => boolean): string[] {
  const first = own[0];
  const row = new Set<string>();
  if (!first) return [];
  let levels = 0;
  for (const ancestor of ancestors(first)) {
    if (row.size >= ROW_TEXTS || levels++ >= ROW_LEVELS || !isAlone(ancestor) || is(ancestor, BOUNDS)) break;
    // a group's own container still holds only a part of it
    if (holders.countOf(ancestor) < own.length) continue;
    for (const run of runsOf(ancestor, RUN_LIMIT)) if (run && row.size < RUN_LIMIT) row.add(run);
  }
  return [...row];
}

/** The text that a list without native options shows as chosen. */
export function shownValue(element: Element, name: string): string {
  const input = is(element, "input") ? element : within(element, "input[readonly]")[0];
  if (input instanceof HTMLInputElement && input.value) return cut(input.value);
  const own = runsOf(element, RUN_LIMIT, { shown: true, leaf: true });
  if (own.length > 0) return own[0] ?? "";
  // an empty input with the chosen text beside it
  let levels = 0;
  for (const ancestor of ancestors(element)) {
    if (levels++ >= 3 || is(ancestor, BOUNDS)) break;
    const beside = runsOf(ancestor, RUN_LIMIT, { shown: true }).filter((text) => text !== name);
    if (beside.length > 0) return beside[0] ?? "";
  }
  return "";
}
