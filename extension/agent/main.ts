// The agent: one in each document that the person let Optlight look at. It notices settings pages, sends what it sees, and
// draws what the core makes of it. On every other page it only listens for navigation.

import type { Snapshot } from "#core";
import type { Drawing, DrawnRing, FromAgent, Seen, SnapshotAnswer, ToAgent } from "../protocol";
import { attribute, titleOf } from "./dom";
import { Changes } from "./changes";
import { type Collected, Collector } from "./collect";
import { Drafts } from "./drafts";
import { searchHosts } from "./hosts";
import { isSettingsPage } from "./page";
import { Rings } from "./rings";
import { Watch } from "./watch";

/** Has to be the core's `PROTOCOL`; a test compares them. */
const VERSION = 1;

/** What of a title is sent, in UTF-16 units. */
const TITLE_LENGTH = 200;
/** The least time between two searches that ask every element. */
const SEARCH_PAUSE_MS = 10_000;

class Agent {
  readonly #collector = new Collector(document);
  readonly #changes = new Changes();
  readonly #drafts = new Drafts();
  readonly #rings = new Rings();
  readonly #stop = new AbortController();
  #elements = new Map<number, WeakRef<Element>>();
  #watch: Watch | undefined;
  /** Follow this document although its address is no settings page: the person clicked, or it is a frame of one. */
  #asked = false;
  #path = location.pathname;
  #sent = "";
  #header = "";
  /** When every element was last asked for a shadow root. */
  #searched = -Infinity;
  #turn = 0;
  #modals = 0;
  /** The person hid the rings: none is drawn until they are asked for again. */
  #hidden = false;
  /** Access was given back, or Optlight rests here: nothing is looked at until somebody asks, also if the script is put in again. */
  #stopped = false;
  /** The document was brought back as it had been left. */
  #restored = false;
  /** The keys of what is ringed. */
  #ringed = new Set<number>();
  #drawing: Drawing | undefined;
  /** The page's Save buttons, as the core knows them by their words. */
  #saves = new Set<number>();

  constructor() {
    const { signal } = this.#stop;
    browser.runtime.onMessage.addListener(this.#onMessage);
    const onNavigation = (): void => this.#notice();
    // `navigation` reaches content scripts and sees pushState; browsers without it fall back to what they have
    const { navigation } = window as { navigation?: EventTarget };
    navigation?.addEventListener("currententrychange", onNavigation, { signal });
    for (const name of ["popstate", "hashchange"]) addEventListener(name, onNavigation, { signal });
    addEventListener("pageshow", (event) => event.persisted && this.#comeBack(), { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    addEventListener("keydown", (event) => this.#pressed(event), { capture: true, passive: true, signal });
    // a page that is made ready in advance is nothing that the person sees
    const { prerendering } = document as { prerendering?: boolean };
    if (prerendering) document.addEventListener("prerenderingchange", onNavigation, { once: true, signal });
    else this.#notice();
  }

  /** Starts or stops following, as the address says. */
  #notice(): void {
    if (this.#stopped) return;
    // a click was about the page it was made on; another page of the same application starts anew
    if (location.pathname !== this.#path) this.#hidden = false;
    if (location.pathname !== this.#path && window === top) this.#asked = false;
    this.#path = location.pathname;
    if (this.#asked || isSettingsPage(location)) {
      this.#follow();
      this.#watch?.moved();
    } else if (this.#watch) {
      this.#rest();
      void this.#tell({ type: "gone" });
    }
  }

  #follow(): void {
    this.#watch ??= new Watch({
      mutated: (records) => this.#changes.note(records),
      stirred: (event) => this.#stirred(event),
      look: (quiet) => this.#look(quiet),
      tick: () => this.#tick(),
      framed: () => void this.#tell({ type: "framed" }),
    });
    this.#watch.soon();
  }

  /** Takes the rings down and waits for the next navigation. */
  #rest(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#rings.clear();
    this.#drawing = undefined;
    this.#sent = "";
  }

  /** Looks for shadow roots that are not found at once, since every element has to be asked. */
  #search(roots: (Document | ShadowRoot)[]): void {
    this.#searched = performance.now();
    searchHosts(roots, this.#stop.signal, () => {
      this.#changes.structure();
      this.#watch?.soon();
    });
  }

  /** Looks at what has changed; at everything when the page has come to rest, so that nothing that was missed stays. */
  #look(quiet: boolean): void {
    if (quiet) this.#changes.everything();
    const collected = this.#collector.collect(this.#changes.take());
    if (quiet && performance.now() - this.#searched > SEARCH_PAUSE_MS) this.#search(collected.roots);
    const snapshot = this.#snapshot(collected);
    this.#keepRings();
    const { controls, ...header } = snapshot;
    const isDraft = controls.some((control) => control.changed);
    const about = JSON.stringify([header, isDraft]);
    // what was never sent, or got lost, is sent though nothing is new
    if (this.#sent && !collected.isNew && !isDraft && about === this.#header) return;
    this.#header = about;
    const text = JSON.stringify(snapshot);
    if (text === this.#sent) return;
    this.#sent = text;
    void this.#send(snapshot);
  }

  #snapshot({ seen, headings, roots }: Collected): Snapshot {
    this.#watch?.observe(roots);
    this.#elements = new Map(seen.map(({ element, control }) => [control.key, new WeakRef(element)]));
    return {
      version: VERSION,
      url: location.href,
      // a document that has just begun has no root element yet
      lang: (document.documentElement && attribute(document.documentElement, "lang"))?.slice(0, 35) ?? "",
      title: titleOf(document).slice(0, TITLE_LENGTH),
      settled: this.#watch?.settled ?? false,
      headings,
      controls: seen.map(({ element, control }) => (this.#drafts.isDraft(element, control) ? { ...control, changed: true } : control)),
    };
  }

  /** Notes what the person does, before the page does something about it. */
  #stirred(event: Event): void {
    this.#changes.states();
    const [target] = event.composedPath();
    if (!(target instanceof Element) || !["click", "input", "change", "keyup"].includes(event.type)) return;
    if (event.type === "click" && this.#isSave(target)) this.#drafts.save();
    else {
      const used = this.#collector.at(target);
      this.#drafts.touch(used);
      if (event.isTrusted && ["click", "change"].includes(event.type)) this.#touched(used);
    }
  }

  /** Tells of ringed controls that the person used: what their next page shows of them is no surprise. */
  #touched(used: Element[]): void {
    const isUsed = (key: number): boolean => used.some((element) => this.#elements.get(key)?.deref() === element);
    const keys = [...this.#ringed].filter(isUsed);
    if (keys.length > 0) void this.#tell({ type: "touched", keys });
  }

  /** Escape hides the rings, unless it closes a dialog of the page. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !event.isTrusted || this.#rings.isEmpty || document.querySelector("dialog:modal")) return;
    this.#hide();
    void this.#tell({ type: "hidden" });
  }

  #hide(): void {
    this.#hidden = true;
    this.#rings.clear();
  }

  /** Draws what was hidden. */
  #unhide(): void {
    if (!this.#hidden) return;
    this.#hidden = false;
    if (this.#drawing) this.#draw(this.#drawing);
  }

  #isSave(target: Element): boolean {
    for (const [key, element] of this.#elements) {
      if (this.#saves.has(key) && (element.deref()?.contains(target) ?? false)) return true;
    }
    return false;
  }

  async #send(snapshot: Snapshot): Promise<void> {
    const turn = ++this.#turn;
    const answer = await this.#tell({ type: "snapshot", snapshot, restored: this.#restored });
    // a later look has been sent meanwhile, or the page was left
    if (!answer || !this.#watch || turn !== this.#turn) return;
    // refused: an agent of another version than the background
    if ("error" in answer) this.#end();
    else this.#draw(answer.drawing);
  }

  #draw(drawing: Drawing): void {
    this.#drawing = drawing;
    this.#saves = new Set(drawing.saves);
    this.#ringed = new Set(drawing.rings.map(({ key }) => key));
    if (!this.#hidden) this.#rings.update(drawing, (key) => this.#elements.get(key)?.deref());
  }

  /** Re-reads what changes silently, and keeps the rings alive. */
  #tick(): void {
    if (!isAlive()) return this.#end();
    this.#changes.states();
    this.#look(false);
  }

  #keepRings(): void {
    if (this.#rings.isEmpty) return;
    const modals = document.querySelectorAll("dialog:modal").length;
    if (modals > this.#modals) this.#rings.raise();
    else this.#rings.keep();
    this.#modals = modals;
  }

  #leave(): void {
    if (this.#watch) void this.#tell({ type: "gone" });
  }

  /** Back from the back-forward cache. */
  #comeBack(): void {
    this.#restored = true;
    this.#sent = "";
    this.#notice();
  }

  /** Sends a message; an orphan, whose extension was updated or removed, takes its rings down and stops. */
  async #tell(message: FromAgent): Promise<SnapshotAnswer | undefined> {
    try {
      return (await browser.runtime.sendMessage(message)) as SnapshotAnswer | undefined;
    } catch {
      if (!isAlive()) this.#end();
      // the background was stopped between two messages: the next look starts it again
      else this.#sent = "";
      return undefined;
    }
  }

  #end(): void {
    this.#rest();
    this.#stop.abort();
    if (isAlive()) browser.runtime.onMessage.removeListener(this.#onMessage);
    delete (globalThis as Marked)[MARK];
  }

  readonly #onMessage = (message: ToAgent, _sender: unknown, answer: (value: unknown) => void): void => {
    if (message.type === "start" || (message.type === "look" && message.follow)) this.#stopped = false;
    // as if no agent were there
    if (this.#stopped) return;
    switch (message.type) {
      case "start":
        this.#notice();
        break;
      case "look":
        this.#asked ||= message.follow;
        if (this.#asked) this.#follow();
        if (message.follow) this.#unhide();
        this.#changes.everything();
        answer({ snapshot: this.#snapshot(this.#collector.collect(this.#changes.take())), restored: this.#restored } satisfies Seen);
        break;
      case "follow":
        this.#asked = true;
        this.#follow();
        break;
      case "rings":
        // a page that is not followed would keep rings that nobody renews
        if (this.#watch) this.#draw(message.drawing);
        else this.#saves = new Set(message.drawing.saves);
        break;
      case "hide":
        this.#hide();
        break;
      case "show":
        answer(this.#show(message.key));
        break;
      case "describe":
        answer(this.#rings.describe() satisfies DrawnRing[]);
        break;
      case "follows":
        answer(this.#watch !== undefined);
        break;
      case "stop":
        this.#rest();
        this.#asked = false;
        this.#stopped = true;
        break;
    }
  };

  #show(key: number): boolean {
    const element = this.#elements.get(key)?.deref();
    if (!element?.isConnected) return false;
    this.#unhide();
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: this.#rings.isCalm ? "instant" : "smooth" });
    this.#rings.keep();
    this.#rings.flash(key);
    return true;
  }
}

/** False in an orphan: Chromium keeps its script running without the extension behind it. */
function isAlive(): boolean {
  try {
    return Boolean(browser.runtime.id);
  } catch {
    return false;
  }
}

// one agent a document, however often the script is put in
const MARK = "optlightAgent";
type Marked = { [MARK]?: Agent };
(globalThis as Marked)[MARK] ??= new Agent();
