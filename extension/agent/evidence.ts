// What bears on one control's state, exactly as the page has it. No verdicts: the core weighs them.

import type { ChoiceOption, Evidence } from "#core";
import { ancestors, attribute, cut, has, is, nearest, tagOf } from "./dom";

const checkedOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked")!.get!;
const indeterminateOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "indeterminate")!.get!;

/** Whether a native radio or checkbox is ticked. */
export const isChecked = (element: Element): boolean => tagOf(element) === "input" && Boolean(checkedOf.call(element));

/** Collects the evidence of a control; absent is `undefined`, never a guess. */
export function evidenceOf(element: Element): Evidence {
  const evidence: Evidence = { lockedBy: lockedBy(element) };
  if (is(element, "input[type=checkbox], input[type=radio]")) {
    evidence.checked = Boolean(checkedOf.call(element));
    evidence.indeterminate = Boolean(indeterminateOf.call(element));
  }
  for (const [name, key] of ARIA) {
    const value = attribute(element, name);
    if (value !== null) evidence[key] = cut(value);
  }
  for (const at of [element, ...ancestors(element)]) {
    if (attribute(at, "aria-busy") === "true") evidence.busy = true;
  }
  const pseudo = customState(element);
  if (pseudo !== undefined) evidence.customState = pseudo;
  const drawn = drawnMixed(element);
  if (drawn) evidence.drawnMixed = drawn;
  return evidence;
}

/** Custom elements of which one has matched `:state(checked)`: of these, one that doesn't match is unticked. */
const speaking = new Set<string>();

/** What a custom element says by `:state()`, the only sign that ElementInternals gives to the outside. */
function customState(element: Element): string | undefined {
  const tag = tagOf(element);
  if (!tag.includes("-")) return undefined;
  if (is(element, ":state(indeterminate)")) return "indeterminate";
  if (is(element, ":state(checked)")) {
    speaking.add(tag);
    return "checked";
  }
  return speaking.has(tag) ? "unchecked" : undefined;
}

/** Half-ticked as it is only drawn: a class word, or the attribute of the custom element around it. */
function drawnMixed(element: Element): string | undefined {
  const host = [...ancestors(element)].slice(0, 3).find((at) => tagOf(at).includes("-"));
  for (const at of [element, ...(host ? [host] : [])]) {
    if (is(at, ".indeterminate")) return "class indeterminate";
    if (tagOf(at) !== "input" && has(at, "indeterminate")) return "attribute indeterminate";
  }
  return undefined;
}

/** Learns which custom elements speak by `:state()`, before any of them is read. */
export function learnStates(elements: Iterable<Element>): void {
  for (const element of elements) customState(element);
}

const ARIA = [
  ["aria-checked", "ariaChecked"],
  ["aria-pressed", "ariaPressed"],
  ["aria-selected", "ariaSelected"],
  ["data-state", "dataState"],
] as const;

function lockedBy(element: Element): string[] {
  const found: string[] = [];
  if (is(element, ":disabled")) found.push("disabled");
  if (nearest(element, "[aria-disabled=true]")) found.push("aria-disabled=true");
  // `readonly` locks no box and no list: libraries put it on the input that stands in for them
  if (attribute(element, "aria-readonly") === "true") found.push("aria-readonly=true");
  if (nearest(element, "[inert]")) found.push("inert");
  return found;
}

/** The options of a select, with the chosen ones. */
export function optionsOf(select: HTMLSelectElement): ChoiceOption[] {
  const options = [...select.querySelectorAll("option")].slice(0, 200);
  return options.map((option) => ({ text: cut(option.label || option.text), chosen: option.selected }));
}
