// Finds shadow roots. No selector knows them, and asking every element takes long in an extension: so custom elements are
// found by their names, empty plain elements are asked, and the others one by one while the browser is idle.

import { all, closedShadowOf, elementsOf, evaluate, HOSTS, isDocument, precedes, shadowOf, tagOf } from "./dom";

/** Plain elements that can have a shadow root and draw nothing without one. */
const EMPTY = `:is(${[...HOSTS].join()}):empty`;
/** Pages use empty elements as spacers and icons by the thousand. */
const EMPTY_LIMIT = 500;
/** How long a search goes on before it makes room for the page. */
const SLICE_MS = 3;

/** Plain elements with children of their own that were found to have a shadow root. */
const known = new WeakMap<Node, Set<Element>>();

/** The elements of a root that draw themselves: custom elements, and all that are known to have a shadow root. */
export function hostsIn(root: Document | ShadowRoot): Element[] {
  // XPath doesn't begin at a shadow root, and those are small
  const custom = isDocument(root)
    ? evaluate(root, "//*[contains(local-name(), '-')]")
    : Array.from(elementsOf(root)).filter((one) => tagOf(one).includes("-"));
  const empty = [...all(root, EMPTY)].slice(0, EMPTY_LIMIT).filter((one) => shadowOf(one) !== null);
  const full = [...(known.get(root) ?? [])].filter((one) => one.getRootNode() === root);
  if (empty.length + full.length === 0) return custom;
  return [...new Set([...custom, ...empty, ...full])].sort((one, other) => (precedes(one, other) ? -1 : 1));
}

/** Asks every plain element of these roots, in idle time, and calls back where one has a shadow root that wasn't known. */
export function searchHosts(roots: Iterable<Document | ShadowRoot>, signal: AbortSignal, found: () => void): void {
  const left = [...roots].map((root) => ({ root, elements: elementsOf(root), at: 0 }));
  let isNew = false;
  const go = (): void => {
    const end = performance.now() + SLICE_MS;
    for (let one = left[0]; one && !signal.aborted; one = left[0]) {
      for (; one.at < one.elements.length; one.at++) {
        const element = one.elements[one.at]!;
        // empty and custom ones are asked anyway
        if (HOSTS.has(tagOf(element)) && closedShadowOf(element)) isNew = note(one.root, element) || isNew;
        if (one.at % 50 === 0 && performance.now() > end) return later(go);
      }
      left.shift();
    }
    if (isNew && !signal.aborted) found();
  };
  later(go);
}

function note(root: Node, host: Element): boolean {
  const hosts = known.get(root) ?? new Set();
  known.set(root, hosts);
  const isNew = !hosts.has(host);
  hosts.add(host);
  return isNew;
}

const later = (run: () => void): void => void requestIdleCallback(run, { timeout: 2_000 });
