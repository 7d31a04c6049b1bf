// Every message between agent, background and extension pages, and what each answers. The types of what crosses come
// from the Rust core (`#core`), so that they are written once.

import type { Look, Reading, Report, Rings, Snapshot } from "#core";

/** From an agent. */
export type FromAgent =
  | { type: "snapshot"; snapshot: Snapshot }
  /** A frame has loaded in the page. */
  | { type: "framed" }
  /** The document is going away. */
  | { type: "gone" };

/** From an extension page. */
export type FromPage =
  /** The tab's merged report, of what its frames show now. */
  | { type: "report"; tabId: number }
  /** Everything that the last look read. */
  | { type: "controls"; tabId: number }
  /** Look now, even where nothing is granted but the click. */
  | { type: "look"; tabId: number }
  /** Scroll to a finding's element and flash its ring. */
  | { type: "show"; tabId: number; frame: number; key: number }
  /** What the agents draw now. */
  | { type: "rings"; tabId: number };

/** To an agent. */
export type ToAgent =
  /** Answer with a snapshot; `follow` from now on also where the address is no settings page. */
  | { type: "look"; follow: boolean }
  /** A settings page holds this frame: follow it. */
  | { type: "follow" }
  | { type: "rings"; rings: Rings }
  | { type: "show"; key: number }
  | { type: "describe" }
  /** Access was given back. */
  | { type: "stop" };

/** What the background answers to a snapshot. */
export type SnapshotAnswer = { rings: Rings } | Refusal;

/** What the background answers to a message it refuses. */
export type Refusal = { error: string };

/** What the background answers to `report` and `look`; `closed`: the browser lets no extension read the page. */
export type ReportAnswer = Report | { closed: true } | Refusal;

/** What the background answers to `controls`. */
export type ControlsAnswer = { controls: Reading[] } | Refusal;

/** One drawn ring, as the agent sees it. */
export interface DrawnRing {
  key: number;
  look: string;
  text: string;
  /** Whether the ring's box is painted now. */
  visible: boolean;
  ring: Box;
  label: Box;
  target: Box;
}

/** A rectangle in CSS pixels of its frame's viewport. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type { Look, Report, Rings, Snapshot };

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** Tells whether a value is a message of an extension page, so that a malformed one is refused. */
export function isFromPage(value: unknown): value is FromPage {
  if (typeof value !== "object" || value === null) return false;
  const message = value as Record<string, unknown>;
  switch (message["type"]) {
    case "report":
    case "controls":
    case "look":
    case "rings":
      return isCount(message["tabId"]);
    case "show":
      return isCount(message["tabId"]) && isCount(message["frame"]) && isCount(message["key"]);
    default:
      return false;
  }
}

/** Tells whether a value is a message of an agent; the snapshot inside is checked by the core. */
export function isFromAgent(value: unknown): value is FromAgent {
  if (typeof value !== "object" || value === null) return false;
  const message = value as Record<string, unknown>;
  switch (message["type"]) {
    case "framed":
    case "gone":
      return true;
    case "snapshot":
      return typeof message["snapshot"] === "object" && message["snapshot"] !== null;
    default:
      return false;
  }
}
