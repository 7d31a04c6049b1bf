// Turns a document into plain facts: every control, in document order, through shadow roots. Start at `collect`.

import { computeAccessibleDescription, computeAccessibleName } from "dom-accessibility-api";
import type { Control } from "#core";
import { ancestors, attribute, cut, has, is, isShown, nearest, rootOf, runsOf, shadowOf, tagOf, within } from "./dom";
import { evidenceOf, isChecked, optionsOf } from "./evidence";

/** What carries a state of its own. */
const STATEFUL =
  "input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [role=radio], [role=menuitemcheckbox], " +
  "[role=menuitemradio], [role=combobox], [aria-pressed]";
/** What may show a state in words. */
const ACTIONS = "a[href], button, [role=link], [role=button], summary";
const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading], legend";
const MARKS = ["id", "name", "aria-labelledby", "data-testid", "data-test-id", "data-test"];

/** The most controls of one document; the core refuses more. */
const CONTROL_LIMIT = 2_000;
const RUN_LIMIT = 12;

/** A control's facts with the element they come from. */
export interface Seen {
  element: Element;
  control: Control;
}

/** Everything seen in one document. */
export interface Collected {
  seen: Seen[];
  headings: string[];
  /** Every root that was read: the document and its shadow roots. */
  roots: (Document | ShadowRoot)[];
}

/** Numbers elements, so that a message can name one; an element keeps its number. */
export class Keys {
  readonly #keys = new WeakMap<Element, number>();
  #next = 1;

  of(element: Element): number {
    let key = this.#keys.get(element);
    if (key === undefined) this.#keys.set(element, (key = this.#next++));
    return key;
  }
}

/** Collects a document's controls and headings. */
export function collect(document: Document, keys: Keys): Collected {
  const collected: Collected = { seen: [], headings: [], roots: [] };
  const radios = new Map<unknown, Element[]>();
  let heading: string | undefined;
  for (const element of candidates(document, collected.roots)) {
    if (collected.seen.length >= CONTROL_LIMIT) break;
    if (is(element, HEADINGS)) {
      heading = cut(runsOf(element, RUN_LIMIT).join(" "));
      if (heading && is(element, "h1, h2, h3") && collected.headings.length < 50) collected.headings.push(heading);
      if (!is(element, `${STATEFUL}, ${ACTIONS}`)) continue;
    }
    if (is(element, "input[type=radio], [role=radio]")) {
      const group = radioGroup(element);
      const known = radios.get(group);
      radios.set(group, [...(known ?? []), element]);
      // a group is read once, where it begins
      if (known) continue;
    }
    const control = factsOf(element, keys);
    if (heading) control.heading = heading;
    collected.seen.push({ element, control });
  }
  for (const members of radios.values()) readGroup(collected.seen, members, keys);
  return collected;
}

/** Controls and headings of a root and of the shadow roots in it, in document order. */
function candidates(root: Document | ShadowRoot, roots: (Document | ShadowRoot)[]): Element[] {
  roots.push(root);
  const found = [...root.querySelectorAll(`${STATEFUL}, ${ACTIONS}, ${HEADINGS}`)];
  const hosts: [Element, ShadowRoot][] = [];
  for (const element of root.querySelectorAll("*")) {
    const shadow = shadowOf(element);
    if (shadow) hosts.push([element, shadow]);
  }
  for (const [host, shadow] of hosts.reverse()) {
    const inside = candidates(shadow, roots);
    const after = (element: Element): boolean =>
      Boolean(host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    const at = found.findIndex((element) => element !== host && rootOf(element) === root && after(element));
    found.splice(at < 0 ? found.length : at, 0, ...inside);
  }
  return found;
}

function factsOf(element: Element, keys: Keys): Control {
  const stateful = is(element, STATEFUL);
  const labels = stateful ? labelsOf(element) : [];
  const texts = labels.flatMap((label) => runsOf(label, RUN_LIMIT));
  if (!stateful) texts.push(...runsOf(element, RUN_LIMIT));
  let name = nameOf(element);
  let nameFrom: Control["nameFrom"] = "accessible";
  if (!name) {
    const row = stateful ? rowOf(element) : null;
    const runs = row ? runsOf(row, RUN_LIMIT) : [];
    texts.push(...runs);
    name = runs[0] ?? "";
    nameFrom = name ? "row" : "nothing";
  }
  const control: Control = {
    key: keys.of(element),
    tag: tagOf(element),
    name,
    nameFrom,
    texts: [...new Set(texts)].slice(0, RUN_LIMIT),
    marks: marksOf(element),
    rendered: [element, ...labels].some(isShown) || isDrawnByParent(element),
    inDialog: isInModal(element),
    evidence: evidenceOf(element),
  };
  const role = attribute(element, "role")?.trim().split(/\s+/u)[0];
  if (role) control.role = cut(role);
  const type = attribute(element, "type");
  if (type) control.inputType = cut(type.toLowerCase());
  if (stateful) {
    const description = describe(element);
    if (description) control.description = description;
  }
  if (element instanceof HTMLSelectElement) control.options = optionsOf(element);
  return control;
}

/** The accessible name by accname 1.2, or nothing where a hostile page makes the computation fail. */
function nameOf(element: Element): string {
  try {
    return cut(computeAccessibleName(element));
  } catch {
    return "";
  }
}

function describe(element: Element): string {
  try {
    return cut(computeAccessibleDescription(element));
  } catch {
    return "";
  }
}

/** The elements that label a control: `<label>`s, and what `aria-labelledby` names. */
function labelsOf(element: Element): Element[] {
  const labels: Element[] = [];
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLButtonElement) {
    labels.push(...(element.labels ?? []));
  }
  const root = rootOf(element);
  for (const id of attribute(element, "aria-labelledby")?.split(/\s+/u) ?? []) {
    const label = id && (root instanceof Document || root instanceof ShadowRoot) ? root.getElementById(id) : null;
    if (label) labels.push(label);
  }
  return labels;
}

/** The largest ancestor that holds no other control: what a person takes for the control's row. */
function rowOf(element: Element): Element | null {
  let row: Element | null = null;
  let steps = 0;
  for (const ancestor of ancestors(element)) {
    if (steps++ >= 6 || within(ancestor, STATEFUL).length > 1 || is(ancestor, "body, main, form, [role=dialog], dialog")) break;
    row = ancestor;
  }
  return row;
}

function marksOf(element: Element): [string, string][] {
  return MARKS.flatMap((name): [string, string][] => {
    const value = has(element, name) ? cut(attribute(element, name)) : "";
    return value ? [[name, value]] : [];
  });
}

/** A native input that is hidden altogether, while its parent draws it. */
function isDrawnByParent(element: Element): boolean {
  const parent = ancestors(element).next().value;
  return tagOf(element) === "input" && parent instanceof Element && isShown(parent);
}

/** Whether an element is in a modal dialog, native or by ARIA. */
export function isInModal(element: Element): boolean {
  return [element, ...ancestors(element)].some((at) => is(at, "dialog:modal, [aria-modal=true]"));
}

function radioGroup(radio: Element): unknown {
  const group = nearest(radio, "[role=radiogroup]");
  if (group) return group;
  const name = attribute(radio, "name");
  const owner = radio instanceof HTMLInputElement ? radio.form : null;
  const scope = owner ?? nearest(radio, "fieldset") ?? rootOf(radio);
  return name ? groupKey(scope, name) : (nearest(radio, "fieldset") ?? scope);
}

const scopes = new WeakMap<object, Map<string, object>>();

function groupKey(scope: object, name: string): object {
  const names = scopes.get(scope) ?? new Map<string, object>();
  scopes.set(scope, names);
  const key = names.get(name) ?? {};
  names.set(name, key);
  return key;
}

/** Makes one control of a group of radio buttons: named by the group, with its buttons as options. */
function readGroup(seen: Seen[], members: Element[], keys: Keys): void {
  const first = members[0];
  const entry = first && seen.find((one) => one.element === first);
  if (!first || !entry) return;
  const { control } = entry;
  control.options = members.map((radio) => ({
    text: nameOf(radio),
    chosen: isChecked(radio) || attribute(radio, "aria-checked") === "true",
  }));
  control.marks = members.flatMap(marksOf);
  delete control.evidence?.checked;
  const group = nearest(first, "[role=radiogroup], fieldset");
  const name = group ? nameOf(group) : "";
  const runs = group ? runsOf(group, RUN_LIMIT) : [];
  control.name = name || (control.heading ?? runs[0] ?? "");
  control.nameFrom = name ? "accessible" : control.name ? "row" : "nothing";
  control.texts = [];
  control.inputType = "radio";
  control.key = keys.of(first);
}
