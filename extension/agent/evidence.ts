// What bears on one control's state, exactly as the page has it. No verdicts: the core weighs them.

import type { ChoiceOption, Evidence } from "#core";
import { ancestors, attribute, cut, has, is, nearest, tagOf } from "./dom";

const checkedOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked")!.get!;
const indeterminateOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "indeterminate")!.get!;

const isInput = (element: Element): boolean => tagOf(element) === "input";

/** Whether a native radio or checkbox is ticked. */
export const isChecked = (element: Element): boolean => isInput(element) && Boolean(checkedOf.call(element));

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
  return evidence;
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
  if (attribute(element, "aria-readonly") === "true" || (isInput(element) && has(element, "readonly"))) {
    found.push("readonly");
  }
  if (nearest(element, "[inert]")) found.push("inert");
  return found;
}

/** The options of a select, with the chosen ones. */
export function optionsOf(select: HTMLSelectElement): ChoiceOption[] {
  const options = [...select.querySelectorAll("option")].slice(0, 200);
  return options.map((option) => ({ text: cut(option.label || option.text), chosen: option.selected }));
}
