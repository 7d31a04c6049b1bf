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
const dataOf = getter<CharacterData, string>(CharacterData.prototype, "data");
const textContentOf = getter<Node, string | null>(Node.prototype, "textContent");
const isConnectedOf = getter<Node, boolean>(Node.prototype, "isConnected");
const rootNodeOf = Node.prototype.getRootNode;
const localNameOf = getter<Element, string>(Element.prototype, "localName");
const slotOf = getter<Element, HTMLSlotElement | null>(Element.prototype, "assignedSlot");
const titleGetter = getter<Document, string>(Document.prototype, "title");
const Prototypes = { document: Document.prototype, fragment: DocumentFragment.prototype, element: Element.prototype };
const { getAttribute, hasAttribute, closest, matches, getBoundingClientRect, checkVisibility } = Element.prototype;
const { contains: containsNode } = Node.prototype;

// By numbers, and none of them read from `Node`: in Firefox's extensions `instanceof` and `Node.ELEMENT_NODE` take twenty
// times as long as the question itself.
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const DOCUMENT_NODE = 9;
const DOCUMENT_FRAGMENT_NODE = 11;
const FOLLOWING = 4;
export const isElement = (node: Node): node is Element => nodeTypeOf.call(node) === ELEMENT_NODE;
export const isDocument = (node: Node): node is Document => nodeTypeOf.call(node) === DOCUMENT_NODE;
/** Whether a node is a shadow root: the one fragment with a host. */
export const isShadowRoot = (node: Node): node is ShadowRoot =>
  nodeTypeOf.call(node) === DOCUMENT_FRAGMENT_NODE && "host" in node;

export const attribute = (element: Element, name: string): string | null => getAttribute.call(element, name);
export const has = (element: Element, name: string): boolean => hasAttribute.call(element, name);
export const is = (element: Element, selector: string): boolean => matches.call(element, selector);
export const hasAttributes = (element: Element): boolean => Element.prototype.hasAttributes.call(element);
export const contains = (outer: Node, inner: Node): boolean => containsNode.call(outer, inner);
export const boxOf = (element: Element): DOMRect => getBoundingClientRect.call(element);
export const isConnected = (element: Element): boolean => isConnectedOf.call(element);
export const rootOf = (element: Element): Node => rootNodeOf.call(element);
export const titleOf = (document: Document): string => titleGetter.call(document);
export const textOf = (node: Node): string => textContentOf.call(node) ?? "";

/** An element's local name. A form can answer with one of its fields: then it is asked through the prototype. */
export function tagOf(element: Element): string {
  const tag: unknown = element.localName;
  return typeof tag === "string" ? tag : localNameOf.call(element);
}

/** All elements in a document, shadow root or element that match. */
export function all(root: Node, selector: string): NodeListOf<Element> {
  const { querySelectorAll } = isElement(root) ? Prototypes.element : isDocument(root) ? Prototypes.document : Prototypes.fragment;
  return querySelectorAll.call(root as Element, selector) as NodeListOf<Element>;
}

/** The first one, likewise. */
export function first(root: Node, selector: string): Element | null {
  return all(root, selector)[0] ?? null;
}

/** Whether one element stands before another in the document, or holds it. */
export const precedes = (one: Element, other: Element): boolean => Boolean(one.compareDocumentPosition(other) & FOLLOWING);

/** Every element of a root, in document order. */
export function elementsOf(root: Document | ShadowRoot): ArrayLike<Element> {
  // a live list is read without being built first
  return isDocument(root) ? Prototypes.document.getElementsByTagName.call(root, "*") : all(root, "*");
}

/** The elements that an XPath expression finds in a document, in document order. */
export function evaluate(document: Document, path: string): Element[] {
  const found = Prototypes.document.evaluate.call(document, path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: found.snapshotLength }, (_, at) => found.snapshotItem(at) as Element);
}

/** The class names of an element; a form can have a field called `classList`. */
export const classesOf = (element: Element): string[] => attribute(element, "class")?.split(/\s+/u).filter(Boolean) ?? [];

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
  if (!parent || isElement(parent)) return parent;
  return isShadowRoot(parent) ? parent.host : null;
}

/** An element's ancestors in the composed tree, nearest first. */
export function* ancestors(element: Element): Generator<Element> {
  for (let at = parentOf(element); at; at = parentOf(at)) yield at;
}

/** The nearest ancestor or itself that matches, through shadow roots; slots' own ancestors are passed over. */
export function nearestDeep(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = nearest(at, selector);
    if (found) return found;
    const root: Node = rootOf(at);
    at = isShadowRoot(root) ? root.host : null;
  }
  return null;
}

/** Closed shadow roots that the browser told of. */
const closedRoots = new WeakMap<Element, ShadowRoot>();
/** Plain elements that can have a shadow root (DOM, attach a shadow root, step 2). */
export const HOSTS = new Set(["article", "aside", "blockquote", "div", "footer", "header", "main", "nav", "p", "section", "span"]);

/** The shadow root of an element, open or closed. */
export function shadowOf(element: Element, tag = tagOf(element)): ShadowRoot | null {
  const open: Node | null = element.shadowRoot;
  if (open && isShadowRoot(open)) return open;
  // asking costs: a custom element always, a plain one where it has nothing in it that is seen without
  const mayHost = tag.includes("-") || (HOSTS.has(tag) && !firstChildOf.call(element));
  return mayHost ? closedShadowOf(element) : (closedRoots.get(element) ?? null);
}

/** The shadow root of an element, asked of the browser, which tells extensions of closed ones too. */
export function closedShadowOf(element: Element): ShadowRoot | null {
  const known = closedRoots.get(element);
  if (known) return known;
  const root =
    typeof chrome !== "undefined" && chrome.dom
      ? chrome.dom.openOrClosedShadowRoot(element as HTMLElement)
      : ((element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null);
  if (root) closedRoots.set(element, root);
  return root;
}

declare const chrome: undefined | { dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } };

const SILENT = new Set(["script", "style", "template", "noscript", "input", "select", "textarea", "svg", "option", "datalist"]);

/** Whether a node is a text with a letter or a digit in it; the quick question first. */
function isText(node: Node): boolean {
  if (nodeTypeOf.call(node) !== TEXT_NODE) return false;
  const text = dataOf.call(node as CharacterData);
  return /[a-z\d]/iu.test(text) || /[\p{L}\p{N}]/u.test(text);
}

/** How to read texts: `leaf` gives every text by itself, `shown` passes over what isn't painted, `except` over one child. */
interface Reading {
  leaf?: boolean;
  shown?: boolean;
  except?: Element;
}

/** Deeper than this an element is read as one text: pages can be nested without end. */
const DEPTH_LIMIT = 200;

/**
 * The texts of an element, run by run: an element that holds text of its own is one run with all that is in it; other
 * elements are looked into. So `<span>Label</span><span>On</span>` gives two.
 */
export function runsOf(element: Element, limit: number, reading: Reading = {}, runs: string[] = [], depth = 0): string[] {
  const tag = tagOf(element);
  if (runs.length >= limit || depth > DEPTH_LIMIT || SILENT.has(tag) || has(element, "hidden")) return runs;
  // what has no box of its own is drawn by its children
  if (reading.shown && !isShown(element) && getComputedStyle(element).display !== "contents") return runs;
  const slotted = tag === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
  if (slotted.length > 0) {
    for (const node of slotted) readNode(node, limit, reading, runs, depth);
    return runs;
  }
  const shadow = shadowOf(element, tag);
  const first = firstChildOf.call(shadow ?? element);
  if (!reading.leaf && !shadow && tag !== "slot") {
    for (let node = first; node; node = nextSiblingOf.call(node)) {
      if (!isText(node) && depth < DEPTH_LIMIT) continue;
      runs.push(cut(textOf(element)));
      return runs;
    }
  }
  for (let node = first; node && runs.length < limit; node = nextSiblingOf.call(node)) {
    if (node !== reading.except) readNode(node, limit, reading, runs, depth);
  }
  return runs;
}

function readNode(node: Node, limit: number, reading: Reading, runs: string[], depth: number): void {
  if (isElement(node)) runsOf(node, limit, reading, runs, depth + 1);
  else if (isText(node)) runs.push(cut(dataOf.call(node as CharacterData)));
}

/** The longest text that is sent, in UTF-16 units; the core refuses more than 4,000 bytes. */
const TEXT_UNITS = 1_000;

/** A page's text with white space folded, and cut, whatever a page throws at it. */
export function cut(text: string | null | undefined): string {
  if (!text) return "";
  // most are short and tidy
  if (text.length < 200 && !/^\s|\s$|\s\s|[^\S ]|[\ud800-\udfff]/.test(text)) return text;
  return text.slice(0, TEXT_UNITS * 4).replace(/\s+/gu, " ").trim().slice(0, TEXT_UNITS).toWellFormed();
}
