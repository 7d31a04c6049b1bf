// Every message between agent, background and extension pages, and what each answers. The types of what crosses come
// from the Rust core (`#core`), so that they are written once.

import type { Edit, Reading, Report, Ring, RingStyle, Snapshot, Step, Tour } from "#core";

/** From an agent. */
export type FromAgent =
  | ({ type: "snapshot" } & Seen)
  /** The person used the controls with these keys. */
  | { type: "touched"; keys: number[] }
  /** The person hid the rings in this frame. */
  | { type: "hidden" }
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
  /** The same for the next or the previous finding. */
  | { type: "step"; tabId: number; by: 1 | -1 }
  /** Take the rings down until somebody asks for them. */
  | { type: "hide"; tabId: number }
  /** What the agents draw now. */
  | { type: "rings"; tabId: number }
  /** The text of a report that Optlight is wrong. */
  | { type: "mistake"; tabId: number; around: { version: string; browser: string; language: string } }
  /** The memory, and what goes on. */
  | { type: "state" }
  /** Change the memory; the core checks the edit. */
  | { type: "edit"; edit: Edit }
  /** Forget the copy of what could not be read. */
  | { type: "discard" }
  /** Start a check-up of platforms, or go on with it. */
  | { type: "tour"; platforms: string[]; step?: undefined }
  | { type: "tour"; step: Step; platforms?: undefined };

/** To an agent. */
export type ToAgent =
  /** Answer with what is seen; `follow` from now on also where the address is no settings page. */
  | { type: "look"; follow: boolean }
  /** A settings page holds this frame: follow it. */
  | { type: "follow" }
  | { type: "rings"; drawing: Drawing }
  | { type: "show"; key: number }
  /** Take the rings down until somebody asks for them. */
  | { type: "hide" }
  | { type: "describe" }
  /** Answer whether this document is followed. */
  | { type: "follows" }
  /** Access was given: what was stopped goes on. */
  | { type: "start" }
  /** Access was given back, or Optlight rests here: nothing more until `start`, or `look` with `follow`. */
  | { type: "stop" };

/** What an agent saw. */
export interface Seen {
  snapshot: Snapshot;
  /** Whether the browser brought the document back as it had been left. */
  restored: boolean;
}

/** What an agent draws: the core's rings with their words. */
export interface Drawing {
  rings: (Pick<Ring, "key" | "look" | "icon"> & { text: string })[];
  saves: number[];
  dir: string;
  style: RingStyle;
  /** Nothing may move. */
  still: boolean;
}

/** What the background answers to a snapshot. */
export type SnapshotAnswer = { drawing: Drawing } | Refusal;

/** What the background answers to a message it refuses. */
export type Refusal = { error: string };

/**
 * What the background answers to `report` and `look`; `closed`: the browser lets no extension read the page, `resting`: the
 * person lets Optlight rest on this platform.
 */
export type ReportAnswer = Report | { closed: true } | { resting: { platform: string; name: string } } | Refusal;

/** What the background answers to `controls`. */
export type ControlsAnswer = { controls: Reading[] } | Refusal;

/** What the background answers to `state`: the memory as its text, what is wrong with it, and the check-up. */
export interface State {
  memory: string;
  trouble: Trouble | null;
  tour: Tour | null;
}

/** What is wrong with the memory. */
export interface Trouble {
  /** The store takes no more. */
  full: boolean;
  /** The copy of what could not be read, why it could not, and when that was. */
  text: string | null;
  reason: string | null;
  at: string | null;
}

/** What the background answers to an extension page. */
export type Answer =
  | ReportAnswer
  | ControlsAnswer
  | DrawnRing[]
  | State
  | { text: string }
  | { frame: number; key: number }
  | boolean
  | null;

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

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");
const hasTexts = (value: unknown, keys: string[]): boolean => isFields(value) && keys.every((key) => typeof value[key] === "string");

/** Tells whether a value is a message of an extension page, so that a malformed one is refused. */
export function isFromPage(value: unknown): value is FromPage {
  if (!isFields(value)) return false;
  switch (value["type"]) {
    case "report":
    case "controls":
    case "look":
    case "hide":
    case "rings":
      return isCount(value["tabId"]);
    case "show":
      return isCount(value["tabId"]) && isCount(value["frame"]) && isCount(value["key"]);
    case "step":
      return isCount(value["tabId"]) && (value["by"] === 1 || value["by"] === -1);
    case "mistake":
      return isCount(value["tabId"]) && hasTexts(value["around"], ["version", "browser", "language"]);
    case "state":
    case "discard":
      return true;
    case "edit":
      return hasTexts(value["edit"], ["do"]);
    case "tour":
      return isTextList(value["platforms"]) || (value["platforms"] === undefined && typeof value["step"] === "string");
    default:
      return false;
  }
}

/** Tells whether a value is a message of an agent; the snapshot inside is checked by the core. */
export function isFromAgent(value: unknown): value is FromAgent {
  if (!isFields(value)) return false;
  switch (value["type"]) {
    case "framed":
    case "gone":
    case "hidden":
      return true;
    case "touched":
      return Array.isArray(value["keys"]) && value["keys"].every(isCount);
    case "snapshot":
      return isFields(value["snapshot"]);
    default:
      return false;
  }
}
