// Reading a page's DOM without trusting it: a form can name its fields `parentNode` or `getAttribute`, so everything is
// read through the prototypes. And across shadow roots: the tree here is the composed one.

type Getter<T, V> = (this: T) => V;

function getter<T, V>(prototype: T, name: keyof T): Getter<T, V> {
  const found = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!found) throw new Error(`no getter ${String(name)}`);
  return found as Getter<T, V>;
}

const parentNodeOf = getter<Node, ParentNode | null>(Node.prototype, "parentNode");
const firstChildOf = getter<Node, Node | null>(Node.prototype, "firstChild");
const nextSiblingOf = getter<Node, Node | null>(Node.prototype, "nextSibling");
const nodeTypeOf = getter<Node, number>(Node.prototype, "nodeType");
const textContentOf = getter<Node, string | null>(Node.prototype, "textContent");
const isConnectedOf = getter<Node, boolean>(Node.prototype, "isConnected");
const rootNodeOf = Node.prototype.getRootNode;
const localNameOf = getter<Element, string>(Element.prototype, "localName");
const slotOf = getter<Element, HTMLSlotElement | null>(Element.prototype, "assignedSlot");
const openRootOf = getter<Element, ShadowRoot | null>(Element.prototype, "shadowRoot");
const { getAttribute, hasAttribute, closest, matches, getBoundingClientRect, checkVisibility, querySelectorAll } =
  Element.prototype;

export const attribute = (element: Element, name: string): string | null => getAttribute.call(element, name);
export const has = (element: Element, name: string): boolean => hasAttribute.call(element, name);
export const is = (element: Element, selector: string): boolean => matches.call(element, selector);
export const tagOf = (element: Element): string => localNameOf.call(element);
export const boxOf = (element: Element): DOMRect => getBoundingClientRect.call(element);
export const within = (element: Element, selector: string): NodeListOf<Element> =>
  querySelectorAll.call(element, selector) as NodeListOf<Element>;
export const isConnected = (element: Element): boolean => isConnectedOf.call(element);
export const rootOf = (element: Element): Node => rootNodeOf.call(element);
export const textOf = (node: Node): string => textContentOf.call(node) ?? "";

/** The nearest ancestor or itself that matches, within its own tree. */
export const nearest = (element: Element, selector: string): Element | null => closest.call(element, selector);

/** Whether an element is painted somewhere, apart from opacity and size, which hide many native boxes under a drawn one. */
export const isShown = (element: Element): boolean =>
  checkVisibility.call(element, { visibilityProperty: true, contentVisibilityAuto: false });

/** The parent in the composed tree: the slot for slotted elements, the host for a shadow root. */
export function parentOf(element: Element): Element | null {
  const slot = slotOf.call(element);
  if (slot) return slot;
  const parent = parentNodeOf.call(element);
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/** An element's ancestors in the composed tree, nearest first. */
export function* ancestors(element: Element): Generator<Element> {
  for (let at = parentOf(element); at; at = parentOf(at)) yield at;
}

/** The shadow root of an element, open or, on a custom element, closed. */
export function shadowOf(element: Element): ShadowRoot | null {
  const open = openRootOf.call(element);
  return open || !tagOf(element).includes("-") ? open : closedShadowOf(element);
}

/** The shadow root of an element, asked of the browser, which tells extensions of closed ones too. */
export function closedShadowOf(element: Element): ShadowRoot | null {
  if (typeof chrome !== "undefined" && chrome.dom) return chrome.dom.openOrClosedShadowRoot(element as HTMLElement);
  return (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
}

declare const chrome: undefined | { dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } };

const SILENT = new Set(["script", "style", "template", "noscript", "input", "select", "textarea", "svg", "option", "datalist"]);

/** An element's children as they are drawn: those of its shadow root, and for a slot what is slotted. */
function childrenOf(element: Element): Node[] {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  const children: Node[] = [];
  for (let node = firstChildOf.call(shadowOf(element) ?? element); node; node = nextSiblingOf.call(node)) children.push(node);
  return children;
}

/** How to read texts: `leaf` gives every text by itself, `shown` passes over what isn't painted. */
interface Reading {
  leaf?: boolean;
  shown?: boolean;
}

/**
 * The texts of an element, run by run: an element that holds text of its own is one run with all that is in it; other
 * elements are looked into. So `<span>Label</span><span>On</span>` gives two.
 */
export function runsOf(element: Element, limit: number, reading: Reading = {}, runs: string[] = []): string[] {
  if (runs.length >= limit || SILENT.has(tagOf(element)) || has(element, "hidden")) return runs;
  // what has no box of its own is drawn by its children
  if (reading.shown && !isShown(element) && getComputedStyle(element).display !== "contents") return runs;
  const children = childrenOf(element);
  const isText = (node: Node): boolean => nodeTypeOf.call(node) === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(textOf(node));
  const whole = !reading.leaf && !(element instanceof HTMLSlotElement) && !shadowOf(element) && children.some(isText);
  if (whole) {
    runs.push(cut(textOf(element)));
    return runs;
  }
  for (const child of children) {
    if (isText(child)) runs.push(cut(textOf(child)));
    else if (nodeTypeOf.call(child) === Node.ELEMENT_NODE) runsOf(child as Element, limit, reading, runs);
  }
  return runs;
}

/** The longest text that is sent, in UTF-16 units; the core refuses more than 4,000 bytes. */
const TEXT_UNITS = 1_000;

/** A page's text with white space folded, and cut, whatever a page throws at it. */
export function cut(text: string | null | undefined): string {
  if (!text) return "";
  return text.slice(0, TEXT_UNITS * 4).replace(/\s+/gu, " ").trim().slice(0, TEXT_UNITS).toWellFormed();
}
