// Turns a document into plain facts: every control, in document order, through shadow roots. Keeps what it read and reads
// again only what a change can have touched. Start at `Collector`.

import type { Control } from "#core";
import { contains, isConnected, isShadowRoot, parentOf, rootOf, shadowOf } from "./dom";
import { type Change } from "./changes";
import { type Facts, Keys, Reader } from "./facts";
import { scan, type Scan } from "./scan";
import { type Unit, unitsOf } from "./units";

/** The most controls of one document; the core refuses more. */
const CONTROL_LIMIT = 2_000;

/** Everything seen in one document. */
export interface Collected {
  seen: { element: Element; control: Control }[];
  headings: string[];
  /** Every root that was read: the document and its shadow roots. */
  roots: (Document | ShadowRoot)[];
  /** Whether anything differs from what was collected before. */
  isNew: boolean;
}

/** Collects one document's controls and headings. */
export class Collector {
  readonly #document: Document;
  readonly #keys = new Keys();
  #scan: Scan | undefined;
  #headings: string[] = [];
  #reader: Reader | undefined;
  /** What is known, by the first element of each control, in document order. */
  #facts = new Map<Element, Facts>();
  /** Where a change of texts changes facts. */
  #regions = new Map<Element, Set<Facts>>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Reads what a change can have touched. */
  collect(change: Change): Collected {
    if (change.isAll || !this.#scan || !this.#reader) return this.#collectAll();
    const stale = this.#touching(change.touched);
    // a custom element is defined later than it is there, which no mutation tells
    const isStructure = change.isStructure || this.#scan.bare.some((element) => isConnected(element) && shadowOf(element) !== null);
    let isNew = isStructure && this.#restructure(stale);
    for (const facts of [...this.#facts.values()]) {
      if (stale.has(facts)) isNew = this.#replace(facts, this.#reader.read(facts.unit)) || isNew;
      else if (change.isStates || isUnder(facts, change.restyled)) isNew = this.#refresh(facts) || isNew;
    }
    return this.#collected(isNew);
  }

  /** The controls to which an element belongs: as their part, label or row, or because they are in it. */
  at(element: Element): Element[] {
    const known = [...this.#touching(new Set([element]))];
    const found = known.length > 0 ? known : [...this.#facts.values()].filter((facts) => isUnder(facts, new Set([element])));
    return found.map(({ unit }) => unit.elements[0]);
  }

  #collectAll(): Collected {
    const units = this.#enumerate();
    this.#facts = new Map();
    this.#regions = new Map();
    for (const unit of units) this.#keep(this.#reader!.read(unit));
    return this.#collected(true);
  }

  /** Scans anew; gives the units that are no mere wrappers. */
  #enumerate(): Unit[] {
    this.#scan = scan(this.#document);
    const { units, headings } = unitsOf(this.#scan);
    this.#headings = headings;
    const reader = (this.#reader = new Reader(units, this.#scan.labels, this.#scan.roots, this.#keys));
    return units.filter((unit) => !reader.isWrapper(unit)).slice(0, CONTROL_LIMIT);
  }

  /** Scans anew and keeps what is known of the controls that are still the same; the others are read. */
  #restructure(stale: Set<Facts>): boolean {
    const headings = this.#headings.join("\n");
    const before = this.#facts;
    const units = this.#enumerate();
    const order = [...before.keys()];
    let isNew = units.length !== order.length || this.#headings.join("\n") !== headings;
    this.#facts = new Map();
    this.#regions = new Map();
    for (const [at, unit] of units.entries()) {
      const known = before.get(unit.elements[0]);
      isNew ||= order[at] !== unit.elements[0];
      if (known && !stale.has(known) && isSameUnit(known.unit, unit) && this.#stands(known)) {
        this.#keep({ ...known, unit });
        continue;
      }
      const facts = this.#reader!.read(unit);
      isNew ||= !known || !isSame(known.control, facts.control);
      this.#keep(facts);
    }
    return isNew;
  }

  /** Whether what was read of a control is still there and still its own. */
  #stands(facts: Facts): boolean {
    return facts.regions.every(isConnected) && this.#reader!.reachesAsFar(facts);
  }

  /** What was read in one of these elements. */
  #touching(touched: Set<Element>): Set<Facts> {
    const stale = new Set<Facts>();
    const visited = new Set<Element>();
    for (const element of touched) {
      for (let at: Element | null = element; at && !visited.has(at); at = parentOf(at)) {
        visited.add(at);
        for (const facts of this.#regions.get(at) ?? []) stale.add(facts);
      }
    }
    return stale;
  }

  #refresh(facts: Facts): boolean {
    const control = this.#reader!.refresh(facts);
    if (!control) return false;
    // what is shown or hidden now can be called otherwise
    if (control.rendered !== facts.control.rendered) return this.#replace(facts, this.#reader!.read(facts.unit));
    facts.control = control;
    return true;
  }

  #replace(facts: Facts, fresh: Facts): boolean {
    const isNew = !isSame(facts.control, fresh.control);
    for (const region of facts.regions) this.#regions.get(region)?.delete(facts);
    this.#keep(fresh);
    return isNew;
  }

  #keep(facts: Facts): void {
    this.#facts.set(facts.unit.elements[0], facts);
    for (const region of facts.regions) {
      const known = this.#regions.get(region);
      if (known) known.add(facts);
      else this.#regions.set(region, new Set([facts]));
    }
  }

  #collected(isNew: boolean): Collected {
    const seen = [...this.#facts].map(([element, { control }]) => ({ element, control }));
    return { seen, headings: this.#headings, roots: this.#scan!.roots, isNew };
  }
}

const isSame = (one: Control, other: Control): boolean => JSON.stringify(one) === JSON.stringify(other);

const isSameUnit = (one: Unit, other: Unit): boolean =>
  one.heading === other.heading &&
  one.beside === other.beside &&
  one.stateful === other.stateful &&
  one.elements.length === other.elements.length &&
  one.elements.every((element, at) => element === other.elements[at]);

/** Whether a control is in one of these elements, through shadow roots. */
function isUnder({ unit: { elements } }: Facts, restyled: Set<Element>): boolean {
  if (restyled.size === 0) return false;
  for (let at: Node | null = elements[0]; at; ) {
    const inner: Node = at;
    for (const outer of restyled) if (contains(outer, inner)) return true;
    const root: Node = rootOf(inner as Element);
    at = isShadowRoot(root) ? root.host : null;
  }
  return false;
}
