// Rings and their labels, drawn over the page and not in it: popovers in one closed shadow root, tied to their targets by
// CSS anchor positioning. The browser keeps them in place; no script runs while a page scrolls. Start at `Rings`.

import type { Box, Drawing, DrawnRing } from "../protocol";
import { boxOf, closedShadowOf, isConnected, isShown, parentOf } from "./dom";
import css from "./rings.css";

const SVG = "http://www.w3.org/2000/svg";

/** A ring fades out by itself when its agent stops renewing it for this long: after an update the old agent is gone. */
const LIFE_MS = 4_000;

/** The fewest CSS pixels of a side that can be ringed; a smaller target is a native box under a drawn one. */
const SMALLEST = 12;

/** A ring as it is to be drawn. */
type Words = Drawing["rings"][number];

interface Drawn {
  target: HTMLElement;
  ring: HTMLElement;
  label: HTMLElement;
  lives: Animation[];
  text: string;
  look: string;
  /** Everything that it was drawn by. */
  as: string;
}

/** The rings of one document. */
export class Rings {
  readonly #drawn = new Map<number, Drawn>();
  #host: HTMLElement | undefined;
  #shadow: ShadowRoot | undefined;
  #dir = "";
  #style: Drawing["style"] = "full";
  #still = false;
  /** The window's size for which the labels were arranged. */
  #arranged = "";

  /** Whether anything is drawn. */
  get isEmpty(): boolean {
    return this.#drawn.size === 0;
  }

  /** Whether nothing may move: the system says so, or the person. */
  get isCalm(): boolean {
    return this.#still || matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** Draws these rings and no others; `elementOf` finds a ring's element by its key. */
  update({ rings, dir, style, still }: Drawing, elementOf: (key: number) => Element | undefined): void {
    const wanted = new Set<number>();
    let isNew = false;
    [this.#dir, this.#style, this.#still] = [dir, style, still];
    for (const ring of rings) {
      const element = elementOf(ring.key);
      const target = element && targetOf(element);
      if (!target) continue;
      wanted.add(ring.key);
      const drawn = this.#drawn.get(ring.key);
      if (drawn?.target === target) isNew = this.#say(drawn, ring) || isNew;
      else {
        if (drawn) this.#remove(ring.key);
        this.#draw(ring, target);
        isNew = true;
      }
    }
    for (const key of [...this.#drawn.keys()]) if (!wanted.has(key)) this.#remove(key);
    this.keep();
    if (isNew) this.#arrange();
    if (this.isEmpty) this.clear();
  }

  /** Puts a label beside its control where below it would lie on another control or its label. */
  #arrange(): void {
    this.#arranged = sizeOfWindow();
    const all = [...this.#drawn.values()];
    for (const { label } of all) label.classList.remove("beside");
    const taken = all.map(({ ring, label }) => ({ ring: boxOf(ring), label: boxOf(label) }));
    for (const [at, { label }] of all.entries()) {
      const own = taken[at]!.label;
      const isTaken = taken.some((other, index) => index !== at && (overlap(own, other.ring) || overlap(own, other.label)));
      label.classList.toggle("beside", isTaken);
    }
  }

  /** Renews the rings' lives, hides those whose target is gone or covered, and mends their place where the browser errs. */
  keep(): void {
    if (this.#host && !isConnected(this.#host)) document.documentElement.append(this.#host);
    const modal = topModal();
    for (const drawn of this.#drawn.values()) {
      for (const life of drawn.lives) life.currentTime = 0;
      const shown = isConnected(drawn.target) && isShown(drawn.target) && !isCovered(drawn.target, modal);
      for (const part of [drawn.ring, drawn.label]) {
        if (shown !== part.matches(":popover-open")) {
          if (shown) part.showPopover({ source: drawn.target });
          else part.hidePopover();
        }
      }
      if (shown) correct(drawn);
    }
    if (this.#drawn.size > 1 && this.#arranged !== sizeOfWindow()) this.#arrange();
  }

  /** Puts the rings above what has entered the top layer since. */
  raise(): void {
    for (const drawn of this.#drawn.values()) {
      for (const part of [drawn.ring, drawn.label]) if (part.matches(":popover-open")) part.hidePopover();
    }
    this.keep();
  }

  /** Makes one ring catch the eye. */
  flash(key: number): void {
    const drawn = this.#drawn.get(key);
    if (!drawn) return;
    const calm = this.isCalm;
    const wide = { outlineWidth: "8px", outlineOffset: "4px" };
    const frames = calm ? [wide, wide] : [{ outlineWidth: "0px" }, wide, { outlineWidth: "0px" }];
    drawn.ring.animate(frames, { duration: calm ? 1_500 : 500, iterations: calm ? 1 : 3, easing: "ease-in-out" });
  }

  /** Takes everything down. */
  clear(): void {
    for (const key of [...this.#drawn.keys()]) this.#remove(key);
    this.#host?.remove();
    this.#host = undefined;
    this.#shadow = undefined;
  }

  /** What is drawn, for diagnosis and tests. */
  describe(): DrawnRing[] {
    return [...this.#drawn].map(([key, drawn]) => {
      const ring = box(drawn.ring);
      return {
        key,
        look: drawn.look,
        text: drawn.text,
        visible: isShown(drawn.ring) && ring.width > 0,
        ring,
        label: box(drawn.label),
        target: box(drawn.target),
      };
    });
  }

  #draw(ring: Words, target: HTMLElement): void {
    const shadow = this.#root();
    const drawn: Drawn = { target, ring: part("ring"), label: part("label"), lives: [], text: "", look: "", as: "" };
    this.#say(drawn, ring);
    shadow.append(drawn.ring, drawn.label);
    this.#drawn.set(ring.key, drawn);
    const life: KeyframeAnimationOptions = { duration: LIFE_MS, fill: "forwards", easing: "step-end" };
    for (const element of [drawn.ring, drawn.label]) {
      element.showPopover({ source: target });
      drawn.lives.push(element.animate([{ visibility: "visible" }, { visibility: "hidden" }], life));
    }
  }

  /** Says a ring's words; tells whether they are new. */
  #say(drawn: Drawn, ring: Words): boolean {
    const as = [ring.text, ring.look, this.#dir, this.#style].join("\n");
    if (drawn.as === as) return false;
    drawn.as = as;
    drawn.text = ring.text;
    drawn.look = ring.look;
    drawn.ring.className = `ring ${ring.look} ${this.#style}`;
    drawn.label.className = `label ${ring.look} ${this.#style}`;
    drawn.label.dir = this.#dir;
    const words = document.createElement("span");
    words.textContent = ring.text;
    drawn.label.replaceChildren(icon(ring.icon), words);
    return true;
  }

  #remove(key: number): void {
    const drawn = this.#drawn.get(key);
    drawn?.ring.remove();
    drawn?.label.remove();
    this.#drawn.delete(key);
  }

  #root(): ShadowRoot {
    if (this.#shadow) return this.#shadow;
    sweep();
    const host = document.createElement("div");
    const shadow = host.attachShadow({ mode: "closed" });
    const style = document.createElement("style");
    style.textContent = css;
    shadow.append(style);
    document.documentElement.append(host);
    this.#host = host;
    return (this.#shadow = shadow);
  }
}

/** Removes what an agent left behind that was stopped without a word: Firefox does so when an extension is updated. */
function sweep(): void {
  for (const element of [...document.documentElement.children]) {
    if (!(element instanceof HTMLDivElement) || element.attributes.length > 0) continue;
    if (closedShadowOf(element)?.firstElementChild?.textContent === css) element.remove();
  }
}

function part(name: "ring" | "label"): HTMLElement {
  const element = document.createElement("div");
  element.popover = "manual";
  element.className = name;
  // the popup is the accessible twin; a reader would hear these far from their controls
  element.ariaHidden = "true";
  return element;
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** What to ring for a control: itself, or for a hidden native box the label or ancestor that is drawn for it. */
function targetOf(element: Element): HTMLElement | undefined {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const parents: Element[] = [];
  for (let at = parentOf(element); at && parents.length < 3; at = parentOf(at)) parents.push(at);
  const bigEnough = (one: Element): one is HTMLElement => {
    const { width, height } = boxOf(one);
    return one instanceof HTMLElement && isShown(one) && width >= SMALLEST && height >= SMALLEST;
  };
  return [element, ...parents.slice(0, 1), ...labels, ...parents.slice(1)].find(bigEnough);
}

/** The modal dialog that a person sees on top, if one is open. */
function topModal(): Element | undefined {
  const modals = [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].filter(isShown);
  return modals.at(-1);
}

/** Whether a modal dialog that doesn't hold the target is drawn over it. */
function isCovered(target: Element, modal: Element | undefined): boolean {
  if (!modal || modal.contains(target)) return false;
  // a target in a shadow root inside the dialog
  for (let at = parentOf(target); at; at = parentOf(at)) if (at === modal) return false;
  const [own, over] = [boxOf(target), boxOf(modal)];
  const x = own.x + own.width / 2;
  const y = own.y + own.height / 2;
  return x > over.left && x < over.right && y > over.top && y < over.bottom;
}

/** Firefox up to 153 shifts an anchored box by the transform of the anchor's ancestors: compare once and shift back. */
function correct(drawn: Drawn): void {
  const [ring, target] = [boxOf(drawn.ring), boxOf(drawn.target)];
  if (ring.width === 0) return;
  const off = { x: target.x + target.width / 2 - ring.x - ring.width / 2, y: target.y + target.height / 2 - ring.y - ring.height / 2 };
  if (Math.abs(off.x) < 1 && Math.abs(off.y) < 1) return;
  for (const element of [drawn.ring, drawn.label]) {
    const [x = 0, y = 0] = element.style.translate.split(" ").map((part) => Number.parseFloat(part) || 0);
    element.style.translate = `${x + off.x}px ${y + off.y}px`;
  }
}

const sizeOfWindow = (): string => `${innerWidth} ${innerHeight}`;

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function box(element: Element): Box {
  const { x, y, width, height } = boxOf(element);
  return { x, y, width, height };
}

