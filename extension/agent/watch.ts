// When to look again. A page changes by mutation, in shadow roots too, and silently: `checked = true` set by a script makes
// neither a mutation nor an event. Start at `Watch`.

import { first, is } from "./dom";

/** Attributes whose change can change a fact. */
const ATTRIBUTES = [
  "aria-busy", "aria-checked", "aria-disabled", "aria-hidden", "aria-label", "aria-labelledby", "aria-modal", "aria-pressed",
  "aria-selected", "aria-describedby", "aria-current", "aria-haspopup", "aria-expanded", "aria-readonly", "alt", "checked", "class",
  "data-state", "disabled", "for", "hidden", "href", "id", "inert", "indeterminate", "open", "role", "selected", "src", "style",
  "title", "type", "value",
];
/** Events after which a state may have changed without a mutation. */
const EVENTS = ["click", "input", "change", "keyup", "focusin", "focusout", "transitionend", "toggle"];

/** The slow tick while the tab is visible. */
const TICK_MS = 1_000;
/** A page is settled when nothing has changed for this long … */
const QUIET_MS = 1_200;
/** … or, where something changes all the time, after this long of it. */
const SETTLED_AT_MOST_MS = 10_000;
/** The least time between two looks: a frame … */
const PAUSE_MS = 16;
/** … and when a page has been looked at this often within the window, this much. */
const BUSY_PAUSE_MS = 150;
const BUSY_LOOKS = 4;
const BUSY_WINDOW_MS = 600;

/** What a watch calls. */
export interface Calls {
  /** These mutations have happened. */
  mutated(records: MutationRecord[]): void;
  /** States may have changed without a mutation. */
  stirred(event: Event): void;
  /** Look now; `quiet` when the page has come to rest. */
  look(quiet: boolean): void;
  /** Once a second while the page is visible. */
  tick(): void;
  /** A frame has loaded; its own agent may not know that it is part of a settings page. */
  framed(): void;
}

/** Tells when to look. */
export class Watch {
  readonly #call: Calls;
  readonly #observer = new MutationObserver((records) => {
    this.#call.mutated(records);
    const now = performance.now();
    if (now - this.#changed >= QUIET_MS) this.#restlessSince = now;
    this.#changed = now;
    this.soon();
  });
  readonly #roots = new WeakSet<Node>();
  readonly #stop = new AbortController();
  #restlessSince = performance.now();
  #changed = performance.now();
  /** When the last few looks were, oldest first. */
  #looks: number[] = [];
  #scheduled = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(calls: Calls) {
    this.#call = calls;
    const { signal } = this.#stop;
    for (const name of EVENTS) {
      const onEvent = (event: Event): void => {
        this.#call.stirred(event);
        this.soon();
      };
      document.addEventListener(name, onEvent, { capture: true, passive: true, signal });
    }
    const onVisibility = (): void => {
      this.#setTimer();
      if (!document.hidden) this.#call.tick();
    };
    document.addEventListener("visibilitychange", onVisibility, { signal });
    addEventListener("load", () => this.#again(), { signal });
    this.#setTimer();
    this.#again();
  }

  /** Follows these roots' mutations too; one observer serves all. */
  observe(roots: Iterable<Document | ShadowRoot>): void {
    for (const root of roots) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      if (first(root, "iframe, frame")) this.#call.framed();
      // a frame's load event doesn't bubble, and is not heard outside its shadow root
      root.addEventListener("load", ({ target }) => target instanceof Element && is(target, "iframe, frame") && this.#call.framed(), {
        capture: true, signal: this.#stop.signal,
      });
      this.#observer.observe(root, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
      });
    }
  }

  /** The address has changed: another page is about to be drawn. */
  moved(): void {
    this.#restlessSince = this.#changed = performance.now();
    this.soon();
  }

  /** Whether the page has loaded and been quiet for a while, so that what isn't there is missing. */
  get settled(): boolean {
    const now = performance.now();
    if (document.readyState !== "complete") return false;
    return now - this.#changed >= QUIET_MS || now - this.#restlessSince >= SETTLED_AT_MOST_MS;
  }

  /** Looks in a task of its own, soon: at once after quiet, after a pause where the page keeps changing. */
  soon(): void {
    if (this.#scheduled || this.#stop.signal.aborted) return;
    this.#scheduled = true;
    const now = performance.now();
    this.#looks = this.#looks.filter((at) => now - at < BUSY_WINDOW_MS);
    const pause = this.#looks.length >= BUSY_LOOKS ? BUSY_PAUSE_MS : PAUSE_MS;
    setTimeout(() => {
      this.#scheduled = false;
      if (this.#stop.signal.aborted) return;
      this.#looks.push(performance.now());
      this.#call.look(false);
      this.#again();
    }, Math.max(0, pause - (now - (this.#looks.at(-1) ?? -pause))));
  }

  /** Stops for good. */
  stop(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    clearInterval(this.#timer);
    clearTimeout(this.#quiet);
  }

  /** Looks once more when the page has become quiet. */
  #again(): void {
    clearTimeout(this.#quiet);
    if (this.#stop.signal.aborted) return;
    const left = Math.max(0, QUIET_MS - (performance.now() - this.#changed));
    this.#quiet = setTimeout(() => this.#call.look(true), left + 10);
  }

  #setTimer(): void {
    clearInterval(this.#timer);
    if (!document.hidden) this.#timer = setInterval(() => this.#call.tick(), TICK_MS);
  }
}
