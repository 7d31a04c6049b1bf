// What the person has changed and not saved yet: on a page with a Save button a switch shows what will be, not what is.
// Start at `Drafts`.

import type { Control } from "#core";

/** Remembers each control's state until the person touches it; from then on the difference is a draft, until it is saved. */
export class Drafts {
  readonly #saved = new WeakMap<Element, string>();
  #touched = new WeakSet<Element>();

  /** The person has clicked or typed at these controls. */
  touch(elements: Element[]): void {
    for (const element of elements) if (this.#saved.has(element)) this.#touched.add(element);
  }

  /** What is shown now is what holds. */
  save(): void {
    this.#touched = new WeakSet();
  }

  /** Whether a control shows another state than was saved. */
  isDraft(element: Element, control: Control): boolean {
    const state = stateOf(control);
    if (!this.#touched.has(element)) this.#saved.set(element, state);
    return this.#saved.get(element) !== state;
  }
}

function stateOf({ evidence = {}, options }: Control): string {
  const { checked, indeterminate, ariaChecked, ariaPressed, customState, classes } = evidence;
  return JSON.stringify([checked, indeterminate, ariaChecked, ariaPressed, customState, classes, options]);
}
