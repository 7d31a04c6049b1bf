// Turns a document into plain facts: every control, in document order, through shadow roots. Start at `collect`.

import type { Control } from "#core";
import { ancestors, attribute, cut, has, is, isShown, nearest, rootOf, runsOf, shadowOf, tagOf, within } from "./dom";
import { evidenceOf, isChecked, learnStates, optionsOf } from "./evidence";
import { descriptionOf, Holders, labelsOf, nameByDuplicate, nameOf, rowOf, RUN_LIMIT, shownValue } from "./names";

/** Lists without native options. */
const LISTS = "[role=combobox], [aria-haspopup=listbox], [role=listbox][aria-expanded]";
/** What carries a state of its own. */
const STATEFUL =
  `input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [role=radio], [role=menuitemcheckbox], ` +
  `[role=menuitemradio], [aria-pressed], ${LISTS}`;
/** What may show a state in words. */
const ACTIONS = "a[href], button, [role=link], [role=button], summary";
const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading], legend";
const MARKS = ["id", "name", "aria-labelledby", "data-testid", "data-test-id", "data-test"];
/** A native box inside the element that plays its role: one control, not two. */
const PLAYED = "[role=switch], [role=checkbox], [role=radio], [role=combobox]";
/** Custom elements that are controls by their name alone; role and state are hidden in their ElementInternals. */
const CUSTOM = /-(switch|toggle|checkbox|radio)$/u;

/** The most controls of one document; the core refuses more. */
const CONTROL_LIMIT = 2_000;
/** An action with a longer name names itself; a shorter one may be the value of a row. */
const SHORT_NAME = 24;

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

/** One control: an element, or the buttons of a radio group. */
interface Unit {
  elements: [Element, ...Element[]];
  stateful: boolean;
  heading: string | undefined;
}

/** Collects a document's controls and headings. */
export function collect(document: Document, keys: Keys): Collected {
  const collected: Collected = { seen: [], headings: [], roots: [] };
  const units = unitsOf(candidates(document, collected.roots), collected.headings);
  const modals = collected.roots.flatMap((root) => [...root.querySelectorAll("dialog:modal, [aria-modal=true]")]);
  const controls = new Holders();
  const actions = new Holders();
  for (const { elements, stateful } of units) for (const element of elements) (stateful ? controls : actions).add(element);
  for (const unit of units) {
    const [element] = unit.elements;
    // a label or button around a control is its wrapper
    if (!unit.stateful && controls.countOf(element) > 0) continue;
    if (collected.seen.length >= CONTROL_LIMIT) break;
    const control = unit.stateful
      ? controlFacts(unit, controls, modals, keys)
      : actionFacts(unit, controls, actions, modals, keys);
    if (unit.heading) control.heading = unit.heading;
    collected.seen.push({ element, control });
  }
  return collected;
}

/** Controls and headings of a root and of the shadow roots in it, in document order. */
function candidates(root: Document | ShadowRoot, roots: (Document | ShadowRoot)[]): Element[] {
  roots.push(root);
  const found = [...root.querySelectorAll(`${STATEFUL}, ${ACTIONS}, ${HEADINGS}`)];
  const inserts: { at: Element; elements: Element[] }[] = [];
  for (const element of root.querySelectorAll("*")) {
    const shadow = shadowOf(element);
    if (!shadow && !tagOf(element).includes("-")) continue;
    const inside = shadow ? candidates(shadow, roots) : [];
    const isItself = CUSTOM.test(tagOf(element)) && !has(element, "role") && !inside.some((one) => is(one, STATEFUL));
    if (isItself && within(element, STATEFUL).length === 0) inside.unshift(element);
    if (inside.length > 0) inserts.push({ at: element, elements: inside });
  }
  for (const { at, elements } of inserts.reverse()) {
    const follows = (element: Element): boolean =>
      rootOf(element) === root && Boolean(at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    const index = found.findIndex((element) => element !== at && follows(element));
    found.splice(index < 0 ? found.length : index, 0, ...elements);
  }
  return found;
}

/** Groups candidates into controls, and notes the headings on the way. */
function unitsOf(elements: Element[], headings: string[]): Unit[] {
  const units: Unit[] = [];
  const groups = new Map<unknown, Unit>();
  const known = new Set(elements);
  const segments = segmentsOf(elements);
  let heading: string | undefined;
  learnStates(elements);
  for (const element of elements) {
    if (is(element, HEADINGS)) {
      heading = cut(runsOf(element, RUN_LIMIT).join(" "));
      if (heading && is(element, "h1, h2, h3") && headings.length < 50) headings.push(heading);
      if (!is(element, `${STATEFUL}, ${ACTIONS}`)) continue;
    }
    if (isPlayed(element, known)) continue;
    const stateful = is(element, STATEFUL) || CUSTOM.test(tagOf(element)) || isList(element);
    const parent = ancestors(element).next().value;
    const segment = parent instanceof Element && segments.get(parent) === 1 && is(element, "button, [role=button]") ? parent : undefined;
    const group = stateful && isRadio(element) ? radioGroup(element) : segment;
    const unit = group === undefined ? undefined : groups.get(group);
    if (unit) unit.elements.push(element);
    else {
      const made: Unit = { elements: [element], stateful: stateful || Boolean(group), heading };
      if (group) groups.set(group, made);
      units.push(made);
    }
  }
  return units;
}

/** What only stands behind another control: a native box that an element plays, an input inside a list, a list's pop-up. */
function isPlayed(element: Element, known: Set<Element>): boolean {
  if (tagOf(element) === "select") return nearest(element, "[aria-hidden=true]") !== null;
  if (is(element, "[role=listbox]")) return isPopUp(element);
  if (tagOf(element) !== "input" && tagOf(element) !== "button") return false;
  for (const ancestor of ancestors(element)) {
    if (known.has(ancestor) && (is(ancestor, PLAYED) || isList(ancestor))) return true;
  }
  const isBox = is(element, "input[type=checkbox], input[type=radio]");
  const parent = ancestors(element).next().value;
  return isBox && parent instanceof Element && has(element, "aria-hidden") && [...within(parent, PLAYED)].some((one) => one !== element);
}

/** Whether an element is a list without native options: by its role, or as a button around a read-only input. */
function isList(element: Element): boolean {
  return is(element, LISTS) || (tagOf(element) === "button" && element.querySelector("input[readonly]") !== null);
}

/** Whether a list box is what a list opens. */
function isPopUp(listbox: Element): boolean {
  const id = attribute(listbox, "id");
  const root = rootOf(listbox);
  if (!id || !(root instanceof Document || root instanceof ShadowRoot)) return false;
  return root.querySelector(`[aria-controls~="${CSS.escape(id)}"], [aria-owns~="${CSS.escape(id)}"]`) !== null;
}

function isRadio(element: Element): boolean {
  return is(element, "input[type=radio], [role=radio], [role=menuitemradio]") || /-radio$/u.test(tagOf(element));
}

function radioGroup(radio: Element): unknown {
  const GROUP = "[role=radiogroup], [role=menu]";
  const group = [...ancestors(radio)].find((at) => is(at, GROUP) || /-radio-group$/u.test(tagOf(at)));
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

/** The parents of buttons side by side of which exactly one is marked as the current one. */
function segmentsOf(elements: Element[]): Map<Element, number> {
  const current = new Map<Element, number>();
  for (const element of elements) {
    if (attribute(element, "aria-current") !== "true" || !is(element, "button, [role=button]")) continue;
    const parent = ancestors(element).next().value;
    if (parent instanceof Element) current.set(parent, (current.get(parent) ?? 0) + 1);
  }
  return current;
}

function controlFacts(unit: Unit, controls: Holders, modals: Element[], keys: Keys): Control {
  const { elements } = unit;
  const [element] = elements;
  const isGroup = elements.length > 1 || isRadio(element);
  const container = isGroup ? containerOf(elements) : element;
  const labels = container ? labelsOf(container) : [];
  const name = container ? nameByDuplicate(container) || nameOf(container) : "";
  const own = isGroup ? [] : runsOf(element, RUN_LIMIT, { leaf: true });
  const control: Control = {
    key: keys.of(element),
    tag: tagOf(element),
    name: name || cut(labels.flatMap((label) => runsOf(label, RUN_LIMIT)).join(" ")),
    nameFrom: name ? "accessible" : "nothing",
    texts: [...new Set([...labels.flatMap((label) => runsOf(label, RUN_LIMIT)), ...own])].slice(0, RUN_LIMIT),
    row: [],
    marks: elements.flatMap(marksOf),
    rendered: [element, ...labels].some(isShown) || isDrawnByParent(element),
    inDialog: modals.some((modal) => isInside(element, modal)),
    evidence: evidenceOf(element),
  };
  // a long name is a label; a short one may be `On`, `Toggle`, or an opener with the chosen value in it
  if (control.name.length <= SHORT_NAME) {
    control.row = rowOf(elements, controls, (ancestor) => controls.countOf(ancestor) <= elements.length);
  }
  const description = isGroup ? "" : descriptionOf(element);
  if (description) control.description = description;
  const type = attribute(element, "type");
  if (type) control.inputType = cut(type.toLowerCase());
  const role = roleOf(element);
  if (role) control.role = role;
  if (isGroup) {
    control.role = "radiogroup";
    delete control.evidence?.checked;
    control.options = elements.map((one) => ({ text: optionText(one), chosen: isChosen(one) }));
  } else if (element instanceof HTMLSelectElement) control.options = optionsOf(element);
  else if (isList(element)) {
    control.role = "combobox";
    const value = shownValue(element, control.name);
    control.options = value ? [{ text: value, chosen: true }] : [];
  }
  return control;
}

function actionFacts(unit: Unit, controls: Holders, actions: Holders, modals: Element[], keys: Keys): Control {
  const [element] = unit.elements;
  const name = nameOf(element);
  const isAlone = (ancestor: Element): boolean => controls.countOf(ancestor) === 0 && actions.countOf(ancestor) <= 1;
  const control: Control = {
    key: keys.of(element),
    tag: tagOf(element),
    name,
    nameFrom: name ? "accessible" : "nothing",
    texts: [...new Set(runsOf(element, RUN_LIMIT))],
    marks: marksOf(element),
    rendered: isShown(element),
    inDialog: modals.some((modal) => isInside(element, modal)),
    evidence: evidenceOf(element),
  };
  if (name.length <= SHORT_NAME) control.row = rowOf([element], actions, isAlone);
  const role = roleOf(element);
  if (role) control.role = role;
  return control;
}

/** The role that the page gives, or that a custom element has by its name. */
function roleOf(element: Element): string | undefined {
  const role = attribute(element, "role")?.trim().split(/\s+/u)[0];
  if (role) return cut(role);
  const custom = CUSTOM.exec(tagOf(element))?.[1];
  return custom === "toggle" ? "switch" : custom;
}

/** The text of one radio button: its name, or what stands beside it in its own wrapper. */
function optionText(radio: Element): string {
  const name = nameOf(radio);
  if (name) return name;
  const parent = ancestors(radio).next().value;
  return parent instanceof Element ? (runsOf(parent, 1)[0] ?? "") : "";
}

function isChosen(radio: Element): boolean {
  const marked = ["aria-checked", "aria-pressed", "aria-selected", "aria-current"].some((name) => attribute(radio, name) === "true");
  return isChecked(radio) || marked || (tagOf(radio).includes("-") && is(radio, ":state(checked)"));
}

/** What holds a group of radio buttons, if it has a role, a legend or a label of its own. */
function containerOf([first, ...others]: Element[]): Element | undefined {
  if (!first) return undefined;
  return [...ancestors(first)].slice(0, 12).find((at) => {
    const isGroup = is(at, "[role=radiogroup], [role=group], fieldset") || /-radio-group$/u.test(tagOf(at));
    return isGroup && others.every((other) => [...ancestors(other)].includes(at));
  });
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

/** Whether an element is in another one, across shadow roots. */
function isInside(element: Element, outer: Element): boolean {
  return element === outer || [...ancestors(element)].includes(outer);
}
