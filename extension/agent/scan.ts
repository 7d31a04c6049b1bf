// Finds what can be a control, in document order, through shadow roots. The browser selects: a script that touches every
// element of a page takes several times as long, for each is wrapped for it anew. Start at `scan`.

import { all, attribute, has, isShadowRoot, precedes, rootOf, shadowOf, tagOf } from "./dom";
import { hostsIn } from "./hosts";
import { saysState, speaking } from "./evidence";
import { CONTROL, CUSTOM, CUSTOM_LIST, LABEL, MAYBE, roleOf, sortOf, STATEFUL } from "./kinds";
import { plainSwitches, WORDED } from "./plain";

/** An element that can be a control, an action or a heading. */
export interface Found {
  element: Element;
  tag: string;
  sort: number;
  /** Neither tag nor role make it a control: its classes do. */
  plain?: true;
}

/** Everything that was found in a document. */
export interface Scan {
  /** In document order; what is in a shadow root stands at its host. */
  found: Found[];
  /** Every root that was read: the document and its shadow roots. */
  roots: (Document | ShadowRoot)[];
  /** The labels that name what they label by `for`, by root and id. */
  labels: Map<Node, Map<string, Element[]>>;
  /** What has a class that can mean a switch or a state. */
  worded: Element[];
  /** Custom elements without a shadow root, so far. */
  bare: Element[];
  /** Whether a list is open now. */
  isListOpen: boolean;
}

/** Scans a document. */
export function scan(document: Document): Scan {
  const known = speaking.size;
  const into: Scan = { found: [], roots: [], labels: new Map(), worded: [], bare: [], isListOpen: false };
  scanRoot(document, into);
  // a custom element has told its state, so that those of its name before it do, too
  if (speaking.size > known) return scan(document);
  const plain = plainSwitches(into);
  if (plain.length > 0) into.found = insert(into, plain);
  return into;
}

/** Whether a subtree holds anything that a scan would find. */
export function matters(top: Element): boolean {
  const isPart = (element: Element): boolean => {
    const tag = tagOf(element);
    return tag.includes("-") || sortOf(element, tag) !== 0 || shadowOf(element, tag) !== null;
  };
  return isPart(top) || all(top, MAYBE).length > 0 || [...all(top, "*")].some(isPart);
}

function scanRoot(root: Document | ShadowRoot, into: Scan): void {
  into.roots.push(root);
  for (const element of all(root, WORDED)) into.worded.push(element);
  const hosts = hostsIn(root);
  let next = 0;
  for (const element of all(root, MAYBE)) {
    while (next < hosts.length && precedes(hosts[next]!, element)) scanHost(hosts[next++]!, into);
    const tag = tagOf(element);
    const sort = sortOf(element, tag);
    if (sort === LABEL) noteLabel(root, element, into);
    else if (sort) {
      into.found.push({ element, tag, sort });
      if (sort & CONTROL && attribute(element, "aria-expanded") === "true") into.isListOpen = true;
    }
  }
  for (const host of hosts.slice(next)) scanHost(host, into);
}

/** Reads what an element draws by itself: a shadow root, or only a state. */
function scanHost(element: Element, into: Scan): void {
  const tag = tagOf(element);
  const place = into.found.length;
  const shadow = shadowOf(element, tag);
  if (shadow) scanRoot(shadow, into);
  else into.bare.push(element);
  if (!tag.includes("-") || has(element, "role")) return;
  const inside = into.found.slice(place);
  const isItself = CUSTOM_LIST.test(tag)
    ? inside.every((one) => roleOf(one.element) === "listbox") && all(element, `${STATEFUL}, button, input`).length === 0
    : (CUSTOM.test(tag) || saysState(element, tag)) && !inside.some((one) => one.sort & CONTROL) && !holdsControl(element);
  if (isItself) into.found.splice(place, 0, { element, tag, sort: CONTROL });
}

/** Whether one element is drawn after another that can be in a shadow root elsewhere. */
function follows(one: Element, other: Element): boolean {
  let at = other;
  for (let root = rootOf(at); isShadowRoot(root) && root !== rootOf(one); root = rootOf(at)) at = root.host;
  return precedes(one, at);
}

/** Whether another control is in an element, as in a field that shows the state of what it wraps. */
function holdsControl(element: Element): boolean {
  const isOne = (one: Element): boolean => {
    const tag = tagOf(one);
    return tag.includes("-") && (CUSTOM.test(tag) || saysState(one, tag));
  };
  return all(element, STATEFUL).length > 0 || [...all(element, "*")].some(isOne);
}

function noteLabel(root: Node, label: Element, into: Scan): void {
  const id = attribute(label, "for");
  if (!id) return;
  let labels = into.labels.get(root);
  if (!labels) into.labels.set(root, (labels = new Map()));
  labels.set(id, [...(labels.get(id) ?? []), label]);
}

/** Puts the plain ones among the others, in document order. */
function insert({ found }: Scan, plain: Found[]): Found[] {
  const merged = [...found];
  for (const one of plain) {
    const index = merged.findIndex(({ element }) => follows(one.element, element));
    merged.splice(index < 0 ? merged.length : index, 0, one);
  }
  return merged;
}
