// What has changed in a page since the last look, as little as has to be read again. Noting is all that a mutation callback
// does: nothing is measured or computed there. Start at `Changes`.

import { all, attribute, first, isElement, isShadowRoot, parentOf, rootOf, tagOf } from "./dom";
import { CONTROL, sortOf } from "./kinds";
import { mayBePlain } from "./plain";
import { matters } from "./scan";

/** With more than this, reading everything is cheaper than finding out what has to be. */
const RECORD_LIMIT = 400;
/** A change of these can make an element another thing. */
const IDENTITY = new Set(["role", "type", "href", "aria-haspopup", "aria-current", "aria-pressed", "aria-selected", "aria-modal", "open"]);
/** A change of these can rename any control. */
const REFERENCE = new Set(["id", "for"]);
/** A change of these can hide texts from a name. */
const HIDING = new Set(["hidden", "aria-hidden", "inert"]);

/** Collects mutations until they are taken. */
export class Changes {
  #records: MutationRecord[] = [];
  #isAll = true;
  #isStates = false;
  #isStructure = false;

  /** Notes mutations. */
  note(records: MutationRecord[]): void {
    if (this.#isAll) return;
    if (this.#records.length + records.length > RECORD_LIMIT) this.everything();
    else this.#records.push(...records);
  }

  /** Something may have changed without a mutation: every state has to be read, but no name. */
  states(): void {
    this.#isStates = true;
  }

  /** Shadow roots were found that no mutation told of. */
  structure(): void {
    this.#isStructure = true;
  }

  /** Everything has to be read. */
  everything(): void {
    this.#isAll = true;
    this.#records = [];
  }

  /** What was noted, once. */
  take(): Change {
    const sifted = this.#isAll ? undefined : sift(this.#records);
    const change: Change = sifted
      ? { ...sifted, isStates: this.#isStates, isStructure: sifted.isStructure || this.#isStructure }
      : { isAll: true };
    this.#records = [];
    this.#isAll = this.#isStates = this.#isStructure = false;
    return change;
  }
}

/** What has to be read again. */
export type Change =
  | { isAll: true }
  | {
      isAll: false;
      /** Controls may have come, gone or changed their kind. */
      isStructure: boolean;
      /** All states may have changed. */
      isStates: boolean;
      /** Elements in which texts may have changed, or that have themselves. */
      touched: Set<Element>;
      /** Elements whose appearance may have changed with all that is in them. */
      restyled: Set<Element>;
    };

function sift(records: MutationRecord[]): Omit<Extract<Change, { isAll: false }>, "isStates"> | undefined {
  const touched = new Set<Element>();
  const restyled = new Set<Element>();
  let isStructure = false;
  for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
    const element = isElement(target) ? target : isShadowRoot(target) ? target.host : target.parentElement;
    if (!element) return undefined;
    touched.add(element);
    if (type === "attributes") {
      const name = attributeName ?? "";
      if (REFERENCE.has(name)) return undefined;
      if (IDENTITY.has(name) || (name === "class" && isNewlyPlain(element))) isStructure = true;
      restyled.add(element);
      // names leave out what is hidden, so that everything in it may be named otherwise
      if (HIDING.has(name)) for (const inner of all(element, "*")) touched.add(inner);
    } else if (type === "childList") {
      isStructure ||= [...addedNodes, ...removedNodes].some((node) => isElement(node) && matters(node));
      for (const node of addedNodes) if (isElement(node)) for (const named of labelled(node)) touched.add(named);
    }
  }
  for (const element of touched) if (isInHeading(element)) isStructure = true;
  return { isAll: false, isStructure, touched, restyled };
}

/** What new labels are for. */
function labelled(added: Element): Element[] {
  const labels = [...(tagOf(added) === "label" ? [added] : []), ...all(added, "label")];
  return labels.flatMap((label) => {
    const id = attribute(label, "for");
    const named = id ? first(rootOf(label), `#${CSS.escape(id)}`) : null;
    return named ? [named] : [];
  });
}

/** Whether an element has now a class that makes it a control. */
function isNewlyPlain(element: Element): boolean {
  return !(sortOf(element, tagOf(element)) & CONTROL) && mayBePlain(element);
}

function isInHeading(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (/^(?:h[1-6]|legend)$/u.test(tagOf(at)) || attribute(at, "role") === "heading") return true;
  }
  return false;
}
