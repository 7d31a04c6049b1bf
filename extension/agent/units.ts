// Puts what a scan found together into controls: the buttons of a radio group are one, and so are a native box and the
// element that plays its role. Start at `unitsOf`.

import { ancestors, all, attribute, cut, first, has, is, isShadowRoot, isShown, nearest, parentOf, rootOf, runsOf, tagOf } from "./dom";
import { ACTION, CONTROL, CUSTOM, CUSTOM_GROUP, CUSTOM_LIST, HEADING, isList, LISTS, roleOf } from "./kinds";
import { RUN_LIMIT } from "./names";
import type { Found, Scan } from "./scan";

/** The most headings of a document that are sent. */
const HEADING_LIMIT = 50;
/** An element with one of these roles plays the native box in it. */
const PLAYED = "[role=switch], [role=checkbox], [role=radio], [role=combobox]";

/** One control: an element, or the buttons of a radio group. */
export interface Unit {
  elements: [Element, ...Element[]];
  tag: string;
  /** Whether it carries a state; else it is a link or button that may show one in words. */
  stateful: boolean;
  plain: boolean;
  /** The first of the buttons side by side of which one is pressed or selected. */
  beside: Element | undefined;
  heading: string | undefined;
}

/** The controls of a scan in document order, and the main headings on the way. */
export function unitsOf({ found, isListOpen }: Scan): { units: Unit[]; headings: string[] } {
  const units: Unit[] = [];
  const headings: string[] = [];
  const groups = new Map<unknown, Unit>();
  const pressed = new Map<Element, Unit[]>();
  const known = new Set(found.map(({ element }) => element));
  const segments = segmentsOf(found);
  let heading: string | undefined;
  for (const { element, tag, sort, plain } of found) {
    if (sort & HEADING) {
      heading = cut(runsOf(element, RUN_LIMIT).join(" "));
      if (heading && headings.length < HEADING_LIMIT && is(element, "h1, h2, h3")) headings.push(heading);
      if (!(sort & (CONTROL | ACTION))) continue;
    }
    if (isPlayed(element, tag, known, isListOpen)) continue;
    const stateful = Boolean(sort & CONTROL) || CUSTOM.test(tag) || isList(element, tag);
    const group = groupOf(element, tag, stateful, segments);
    const unit = group === undefined ? undefined : groups.get(group);
    if (unit) {
      unit.elements.push(element);
      continue;
    }
    const made: Unit = {
      elements: [element], tag, stateful: stateful || group !== undefined, plain: plain ?? false, beside: undefined, heading,
    };
    if (group !== undefined) groups.set(group, made);
    if (stateful && (has(element, "aria-pressed") || has(element, "aria-selected"))) notePressed(pressed, made);
    units.push(made);
  }
  for (const side of pressed.values()) if (side.length > 1) for (const unit of side) unit.beside = side[0]!.elements[0];
  return { units, headings };
}

/** What several buttons have to share to be one control; undefined for everything else. */
function groupOf(element: Element, tag: string, stateful: boolean, segments: Map<Element, number>): unknown {
  if (stateful) return isRadio(element, tag) ? radioGroup(element) : undefined;
  const parent = parentOf(element);
  return parent && segments.get(parent) === 1 && (tag === "button" || roleOf(element) === "button") ? parent : undefined;
}

/** What only stands behind another control: a native box that an element plays, an input inside a list, a list's pop-up. */
function isPlayed(element: Element, tag: string, known: Set<Element>, isListOpen: boolean): boolean {
  if (tag === "select") return nearest(element, "[aria-hidden=true]") !== null || isHiddenBesideList(element);
  if (roleOf(element) === "listbox") return isPopUp(element, isListOpen);
  if (tag !== "input" && tag !== "button" && roleOf(element) !== "combobox") return false;
  for (const ancestor of ancestors(element)) {
    if (known.has(ancestor) && (is(ancestor, PLAYED) || isList(ancestor, tagOf(ancestor)))) return true;
  }
  const parent = parentOf(element);
  const isBox = is(element, "input[type=checkbox], input[type=radio]");
  return isBox && parent !== null && has(element, "aria-hidden") && [...all(parent, PLAYED)].some((one) => one !== element);
}

/** A native list that is hidden, since a drawn one stands for it. */
function isHiddenBesideList(select: Element): boolean {
  const parent = parentOf(select);
  return parent !== null && !isShown(select) && first(parent, "[role=combobox]") !== null;
}

/** Whether a list box is what a list opens: something controls it, or a list is open and this one has no place of its own. */
function isPopUp(listbox: Element, isListOpen: boolean): boolean {
  const id = attribute(listbox, "id");
  const owner = id && `[aria-controls~="${CSS.escape(id)}"], [aria-owns~="${CSS.escape(id)}"]`;
  if (owner && first(rootOf(listbox), owner)) return true;
  // one that opens by itself is its own button
  if (has(listbox, "aria-expanded")) return false;
  const root = rootOf(listbox);
  if (isShadowRoot(root) && CUSTOM_LIST.test(tagOf(root.host))) return true;
  return isListOpen || !isShown(listbox) || nearest(listbox, `:is(${LISTS}):not([role=listbox])`) !== null;
}

/** Whether an element is one of several, of which one is chosen. */
export function isRadio(element: Element, tag: string): boolean {
  if (tag === "input") return (element as HTMLInputElement).type === "radio";
  const role = roleOf(element);
  return role === "radio" || role === "menuitemradio" || /-radio(?:-button)?$/u.test(tag);
}

function radioGroup(radio: Element): unknown {
  const GROUP = "[role=radiogroup], [role=menu]";
  for (const at of ancestors(radio)) if (is(at, GROUP) || CUSTOM_GROUP.test(tagOf(at))) return at;
  const name = attribute(radio, "name");
  const owner = tagOf(radio) === "input" ? (radio as HTMLInputElement).form : null;
  const scope = owner ?? nearest(radio, "fieldset") ?? rootOf(radio);
  if (name) return groupKey(scope, name);
  return nearest(radio, "fieldset") ?? wrapperOf(radio);
}

/** The nearest element that holds another radio button without a name, too. */
function wrapperOf(radio: Element): Element {
  const like = tagOf(radio).includes("-") ? tagOf(radio) : "input[type=radio], [role=radio]";
  for (const at of ancestors(radio)) if (all(at, like).length > 1) return at;
  return radio;
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
function segmentsOf(found: Found[]): Map<Element, number> {
  const current = new Map<Element, number>();
  for (const { element, tag, sort } of found) {
    if (!(sort & ACTION) || tag === "a" || attribute(element, "aria-current") !== "true") continue;
    const parent = parentOf(element);
    if (parent) current.set(parent, (current.get(parent) ?? 0) + 1);
  }
  return current;
}

function notePressed(pressed: Map<Element, Unit[]>, unit: Unit): void {
  const parent = parentOf(unit.elements[0]);
  if (parent) pressed.set(parent, [...(pressed.get(parent) ?? []), unit]);
}
