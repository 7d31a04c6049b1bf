// The agent: one in each document that the person let Optlight look at. It notices settings pages, sends what it sees, and
// draws what the core makes of it. On every other page it only listens for navigation.

import type { Snapshot } from "#core";
import type { DrawnRing, FromAgent, SnapshotAnswer, ToAgent } from "../protocol";
import { attribute } from "./dom";
import { collect, Keys } from "./collect";
import { isSettingsPage } from "./page";
import { Rings } from "./rings";
import { Watch } from "./watch";

/** Has to be the core's `PROTOCOL`; a test compares them. */
const VERSION = 1;

class Agent {
  readonly #keys = new Keys();
  readonly #rings = new Rings();
  readonly #stop = new AbortController();
  #elements = new Map<number, WeakRef<Element>>();
  #watch: Watch | undefined;
  /** Follow this document although its address is no settings page: the person clicked, or it is a frame of one. */
  #asked = false;
  #path = location.pathname;
  #sent = "";
  #turn = 0;
  #modals = 0;

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
    this.#notice();
  }

  /** Starts or stops following, as the address says. */
  #notice(): void {
    // a click was about the page it was made on; another page of the same application starts anew
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
      look: () => this.#look(),
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
    this.#sent = "";
  }

  #look(): void {
    const snapshot = this.#snapshot();
    this.#keepRings();
    const text = JSON.stringify(snapshot);
    if (text === this.#sent) return;
    this.#sent = text;
    void this.#send(snapshot);
  }

  #snapshot(): Snapshot {
    const collected = collect(document, this.#keys);
    this.#watch?.observe(collected.roots);
    this.#elements = new Map(collected.seen.map(({ element, control }) => [control.key, new WeakRef(element)]));
    return {
      version: VERSION,
      url: location.href,
      // a document that has just begun has no root element yet
      lang: (document.documentElement && attribute(document.documentElement, "lang"))?.slice(0, 35) ?? "",
      settled: this.#watch?.settled ?? false,
      headings: collected.headings,
      controls: collected.seen.map(({ control }) => control),
    };
  }

  async #send(snapshot: Snapshot): Promise<void> {
    const turn = ++this.#turn;
    const answer = await this.#tell({ type: "snapshot", snapshot });
    // a later look has been sent meanwhile, or the page was left
    if (!answer || !this.#watch || turn !== this.#turn) return;
    // refused: an agent of another version than the background
    if ("error" in answer) this.#end();
    else this.#draw(answer);
  }

  #draw({ rings }: Extract<SnapshotAnswer, { rings: unknown }>): void {
    this.#rings.update(rings.rings, (key) => this.#elements.get(key)?.deref());
  }

  /** Re-reads what changes silently, and keeps the rings alive. */
  #tick(): void {
    if (!isAlive()) this.#end();
    else this.#look();
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
    switch (message.type) {
      case "look":
        this.#asked ||= message.follow;
        if (this.#asked) this.#follow();
        answer(this.#snapshot());
        break;
      case "follow":
        this.#asked = true;
        this.#follow();
        break;
      case "rings":
        // a page that is not followed would keep rings that nobody renews
        if (this.#watch) this.#draw(message);
        break;
      case "show":
        answer(this.#show(message.key));
        break;
      case "describe":
        answer(this.#rings.describe() satisfies DrawnRing[]);
        break;
      case "stop":
        this.#end();
        break;
    }
  };

  #show(key: number): boolean {
    const element = this.#elements.get(key)?.deref();
    if (!element?.isConnected) return false;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "instant" : "smooth" });
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
