// Which elements can be controls at all: by tag, role or ARIA state, never by how they look. Start at `sortOf`.

import { attribute, first, has, hasAttributes, is, isShadowRoot, nearest, parentOf, rootOf, tagOf } from "./dom";

/** What an element can be, as bits: a heading can be a button too. */
export const CONTROL = 1;
export const ACTION = 2;
export const HEADING = 4;
/** Not one by itself, though it may say what one is called. */
export const LABEL = 8;

const TAGS: ReadonlyMap<string, number> = new Map([
  ["select", CONTROL],
  ["button", ACTION],
  ["summary", ACTION],
  ["label", LABEL],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "legend"].map((tag) => [tag, HEADING] as const),
]);

const ROLES: ReadonlyMap<string, number> = new Map([
  ...["switch", "checkbox", "radio", "menuitemcheckbox", "menuitemradio", "combobox", "listbox"].map((role) => [role, CONTROL] as const),
  ...["link", "button"].map((role) => [role, ACTION] as const),
  ["heading", HEADING],
]);

/** What a custom element is by its name alone; its role and state can be hidden in its ElementInternals. */
export const CUSTOM = /-(switch|toggle|checkbox|radio)(?:-button)?$/u;
/** A custom element that is a group of radio buttons by its name. */
export const CUSTOM_GROUP = /-radio(?:-button)?-?group$/u;
/** A custom element that is a list by its name, whatever the button in its shadow root says. */
export const CUSTOM_LIST = /-(?:select|picker|dropdown|combobox)$/u;
/** Classes by which an element without a role is a list; `user-select-none` is none. */
const LISTED = /(?:^|\s)(?!user-select)(?:\S*[-_])?(?:select|selection|picker|dropdown|combobox)(?:[-_]\S*)?(?:\s|$)/iu;

/** Lists without native options. */
export const LISTS = "[role=combobox], [aria-haspopup=listbox], [role=listbox]";
/** All that can be something, cheaply selected; `sortOf` tells which of them are. */
export const MAYBE = ["input", "a", ...TAGS.keys(), "[role]", "[aria-pressed]", "[aria-haspopup]", "[aria-selected]", "div[tabindex]"].join();
/** What carries a state of its own, as a selector: for the few elements that are asked one by one. */
export const STATEFUL =
  `input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [role=radio], [role=menuitemcheckbox], ` +
  `[role=menuitemradio], [aria-pressed], ${LISTS}`;

/** Tells what an element can be; 0 for most of a page. */
export function sortOf(element: Element, tag: string): number {
  const byTag = tag === "input" ? sortOfInput(element) : tag === "a" ? (has(element, "href") ? ACTION : 0) : (TAGS.get(tag) ?? 0);
  return hasAttributes(element) ? byTag | sortByAria(element, byTag) : byTag;
}

function sortOfInput(element: Element): number {
  const { type } = element as HTMLInputElement;
  const isControl = type === "checkbox" || type === "radio" || (isReadOnlyText(element) && isPlainList(element));
  return isControl ? CONTROL : 0;
}

function isReadOnlyText(element: Element): boolean {
  const { type, readOnly } = element as HTMLInputElement;
  return type === "text" && readOnly;
}

function sortByAria(element: Element, byTag: number): number {
  const role = roleOf(element);
  let sort = role === undefined ? 0 : (ROLES.get(role) ?? 0);
  if (has(element, "aria-pressed") || attribute(element, "aria-haspopup") === "listbox") sort |= CONTROL;
  if (!byTag && role === undefined && has(element, "tabindex") && isPlainList(element)) sort |= CONTROL;
  // tabs and buttons of which one is selected can be a choice between on and off
  if (has(element, "aria-selected") && (role === "tab" || byTag === ACTION)) sort |= CONTROL;
  return sort;
}

/** Roles that are no controls here, but end the search for one among several tokens. */
const OTHERS = new Set([
  "alert", "alertdialog", "cell", "dialog", "form", "grid", "gridcell", "group", "img", "list", "listitem", "menu", "menubar",
  "menuitem", "navigation", "none", "option", "presentation", "progressbar", "radiogroup", "region", "row", "searchbox", "slider",
  "spinbutton", "status", "tab", "table", "tablist", "tabpanel", "textbox", "toolbar", "tree", "treeitem",
]);

/** The role that the page gives: the first token that is a role (WAI-ARIA 1.2, handling author errors), in lower case. */
export function roleOf(element: Element): string | undefined {
  const given = attribute(element, "role");
  if (!given) return undefined;
  const tokens = given.toLowerCase().split(/\s+/u).filter(Boolean);
  return tokens.find((token) => ROLES.has(token) || OTHERS.has(token)) ?? tokens[0];
}

/** Whether an element is a list without native options: by its role, by its custom element's name, or as it is made. */
export function isList(element: Element, tag: string): boolean {
  const role = roleOf(element);
  if (role === "combobox" || role === "listbox" || attribute(element, "aria-haspopup") === "listbox") return true;
  if (role === "button" || tag === "button") return first(element, "input[readonly]") !== null || isInCustomList(element);
  if (role !== undefined) return false;
  if (CUSTOM_LIST.test(tag)) return true;
  return tag === "input" ? isReadOnlyText(element) && isPlainList(element) : has(element, "tabindex") && isPlainList(element);
}

/** The button that opens a custom element's list. */
function isInCustomList(button: Element): boolean {
  const root = rootOf(button);
  return isShadowRoot(root) && CUSTOM_LIST.test(tagOf(root.host)) && has(button, "aria-haspopup");
}

/** How a list is made that says nothing of itself: around an input that takes no text, or called a list by a class. */
function isPlainList(element: Element): boolean {
  if (tagOf(element) === "input") {
    // a native list beside it tells more
    const parent = parentOf(element);
    if (parent && first(parent, "select")) return false;
    return nearest(element, "[role=button]") !== null || isCalledList(element);
  }
  if (is(element, ":has(> input[aria-hidden=true][tabindex='-1'])")) return true;
  const holdsOthers = first(element, "a, button, input:not([type=hidden]), select, [role]:not([role=img])") !== null;
  return attribute(element, "tabindex") === "0" && !holdsOthers && isCalledList(element);
}

/** Whether a class of an element, or of one of the nearest around it, says that it is a list. */
function isCalledList(element: Element): boolean {
  let at: Element | null = element;
  for (let level = 0; at && level < 5; at = parentOf(at), level++) if (LISTED.test(attribute(at, "class") ?? "")) return true;
  return false;
}
