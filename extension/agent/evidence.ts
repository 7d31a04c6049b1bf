// What bears on one control's state, exactly as the page has it. No verdicts: the core weighs them.

import type { ChoiceOption, Evidence } from "#core";
import { all, attribute, boxOf, classesOf, cut, first, has, is, nearestDeep, parentOf, tagOf, textOf } from "./dom";
import { roleOf } from "./kinds";
import { lackingOf } from "./plain";
import type { Unit } from "./units";

const checkedOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked")!.get!;
const indeterminateOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "indeterminate")!.get!;

const ARIA = [
  ["aria-checked", "ariaChecked"],
  ["aria-pressed", "ariaPressed"],
  ["aria-selected", "ariaSelected"],
  ["data-state", "dataState"],
] as const;

/** Roles of what can be half-ticked. */
const MIXABLE = new Set(["checkbox", "menuitemcheckbox"]);

/** The most classes and icon names of a control that are sent. */
const WORD_LIMIT = 16;

/** Whether a native radio or checkbox is ticked. */
export const isChecked = (element: Element): boolean => tagOf(element) === "input" && Boolean(checkedOf.call(element));

/** Collects the evidence of a control that is alone in some of its ancestors; absent is `undefined`, never a guess. */
export function evidenceOf({ elements: [element], tag, plain, stateful }: Unit, isAlone: (ancestor: Element) => boolean): Evidence {
  const part = partOf(element, isAlone);
  const evidence: Evidence = { lockedBy: lockedBy(element, part) };
  const isBox = tag === "input" && is(element, "[type=checkbox], [type=radio]");
  if (isBox) {
    evidence.checked = Boolean(checkedOf.call(element));
    evidence.indeterminate = Boolean(indeterminateOf.call(element));
  }
  for (const [name, key] of ARIA) {
    const value = attribute(element, name);
    if (value !== null) evidence[key] = cut(value);
  }
  if (nearestDeep(element, "[aria-busy=true]")) evidence.busy = true;
  const pseudo = customState(element, tag);
  if (pseudo !== undefined) evidence.customState = pseudo;
  if (!isBox && has(element, "checked")) evidence.markedChecked = true;
  const isMixable = isBox || tag.includes("-") || MIXABLE.has(roleOf(element) ?? "");
  const drawn = isMixable ? drawnMixed(element, part) : undefined;
  if (drawn) evidence.drawnMixed = drawn;
  const still = stillOf(element, evidence);
  if (still.length > 0) evidence.still = still;
  // only where nothing better can speak
  if (plain || (!stateful && textOf(element).length < 200)) {
    evidence.classes = classesOf(element).map(cut).slice(0, WORD_LIMIT);
    evidence.icons = iconsOf(element);
    if (plain) evidence.lacks = lackingOf(element).map(cut).slice(0, WORD_LIMIT);
  }
  return evidence;
}

/** How far the drawn part of a control reaches, in ancestors. */
const PART_LEVELS = 3;

/** A control's element and those around it that hold no other control: what is drawn for it. */
function partOf(element: Element, isAlone: (ancestor: Element) => boolean): Element[] {
  const part = [element];
  for (let at = parentOf(element); at && part.length <= PART_LEVELS; at = parentOf(at)) {
    if (!isAlone(at)) break;
    part.push(at);
    if (tagOf(at) === "label") break;
  }
  return part;
}

/** What each sign of an element said first, and which of them have ever said something else. */
const history = new WeakMap<Element, { first: Record<string, unknown>; moved: Set<string> }>();

/** The signs that stood still while another one moved: an attribute that a library set once, beside the real state. */
function stillOf(element: Element, evidence: Evidence): string[] {
  const { checked, indeterminate, ariaChecked, ariaPressed, customState, markedChecked, drawnMixed } = evidence;
  const now: Record<string, unknown> = { checked, indeterminate, ariaChecked, ariaPressed, customState, markedChecked, drawnMixed };
  const past = history.get(element);
  if (!past) {
    history.set(element, { first: now, moved: new Set() });
    return [];
  }
  const names = Object.keys(now).filter((name) => now[name] !== undefined);
  for (const name of names) {
    // what has only just appeared hasn't moved
    past.first[name] ??= now[name];
    if (now[name] !== past.first[name]) past.moved.add(name);
  }
  return past.moved.size > 0 ? names.filter((name) => !past.moved.has(name)) : [];
}

/** Custom elements of which one has matched `:state(checked)`: of these, one that doesn't match is unticked. */
export const speaking = new Set<string>();

/** Whether a custom element tells a state by `:state()`, the only sign that ElementInternals gives to the outside. */
export function saysState(element: Element, tag: string): boolean {
  if (is(element, ":state(checked)")) speaking.add(tag);
  return speaking.has(tag) || is(element, ":state(indeterminate)");
}

function customState(element: Element, tag: string): string | undefined {
  if (!tag.includes("-") || !saysState(element, tag)) return undefined;
  if (is(element, ":state(indeterminate)")) return "indeterminate";
  return is(element, ":state(checked)") ? "checked" : "unchecked";
}

/** Half-ticked, as a word says it: the last part of a class, or what a library calls its state. */
const MIXED_CLASS = /^(?!(?:.*[-_])?(?:prev|was|not|no)[-_])(?:.*[-_])?(?:indeterminate|mixed)$/iu;
const MIXED = "[data-state=indeterminate], [data-indeterminate]:not([data-indeterminate=false]), [aria-checked=mixed]";
/** What goes round is no half-ticked box. */
const PROGRESS = /progress|load|spin/iu;

/** Half-ticked as it is only drawn: told by a class or an attribute around the box, or by a level stroke in it. */
function drawnMixed(element: Element, part: Element[]): string | undefined {
  const isNative = tagOf(element) === "input";
  for (const at of part) {
    // a native box knows better
    if (!isNative && tagOf(at).includes("-") && has(at, "indeterminate")) return "attribute indeterminate";
    const told = mixedBy(at);
    if (told && (at !== element || told.startsWith("class"))) return told;
  }
  const outer = part.at(-1)!;
  for (const inner of [...all(outer, `[class*=indeterminate], [class*=mixed], ${MIXED}`)].slice(0, 8)) {
    const told = part.includes(inner) || !isPainted(inner) ? undefined : mixedBy(inner);
    if (told) return told;
  }
  const isOff = isNative && is(element, "[type=checkbox]") && !checkedOf.call(element);
  return isOff && drawsDash(element) ? "drawn as a dash" : undefined;
}

function mixedBy(at: Element): string | undefined {
  const word = classesOf(at).find((name) => MIXED_CLASS.test(name) && !PROGRESS.test(name));
  if (word) return `class ${cut(word).slice(0, 80)}`;
  if (!is(at, MIXED)) return undefined;
  if (attribute(at, "aria-checked") === "mixed") return "aria-checked=mixed";
  return has(at, "data-indeterminate") ? "data-indeterminate" : "data-state=indeterminate";
}

/** A box beside which exactly one thing is drawn, a level stroke: half-ticked, whatever the box says. */
function drawsDash(box: Element): boolean {
  const parent = parentOf(box);
  if (!parent) return false;
  const [only, ...others] = [...all(parent, "svg :is(path, line, rect, polyline)")].slice(0, 4);
  if (!(only instanceof SVGGraphicsElement) || others.length > 0 || !isPainted(only)) return false;
  const { strokeDasharray, stroke, fill } = getComputedStyle(only);
  if (strokeDasharray !== "none" || (stroke === "none" && fill === "none")) return false;
  const { width, height } = only.getBBox();
  return width > 0 && height <= width / 4;
}

/** Whether a person can see an element: neither hidden nor transparent nor shrunk to nothing. */
function isPainted(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && boxOf(element).width >= 2;
}

/** The names of the icons in an element: classes, symbols, files, ligatures, and what test ids call them. */
function iconsOf(element: Element): string[] {
  const names: string[] = [];
  for (const icon of [...all(element, "i, svg, use, img, [class*=icon i]")].slice(0, 8)) {
    const tag = tagOf(icon);
    const found = [
      ...(tag === "use" || tag === "img" ? [] : classesOf(icon)),
      ...["data-icon", "data-lucide", "data-testid", "alt", "icon"].map((name) => attribute(icon, name)),
      tag === "use" ? (attribute(icon, "href") ?? attribute(icon, "xlink:href"))?.split("#").pop() : undefined,
      tag === "img" ? attribute(icon, "src")?.split(/[?#]/u)[0]?.split("/").pop()?.replace(/\.\w+$/u, "") : undefined,
      // a font turns the word into a picture
      is(icon, "[class*=material i]") ? textOf(icon).slice(0, 50) : undefined,
    ];
    names.push(...found.filter((name) => typeof name === "string" && name !== "").map((name) => cut(name).slice(0, 80)));
  }
  return [...new Set(names)].slice(0, WORD_LIMIT);
}

/** A class that says it: `is-disabled`, `switch--disabled`. */
const DISABLED_CLASS = /(?:^|[-_])disabled$/iu;
const ENABLED_CLASS = /(?:not|non|un)-?disabled$/iu;

function lockedBy(element: Element, part: Element[]): string[] {
  const found: string[] = [];
  if (is(element, ":disabled")) found.push("disabled");
  else if (has(element, "role") && first(element, "input:disabled")) found.push("disabled");
  if (nearestDeep(element, "[aria-disabled=true]")) found.push("aria-disabled=true");
  // `readonly` locks no box and no list: libraries put it on the input that stands in for them
  if (attribute(element, "aria-readonly") === "true") found.push("aria-readonly=true");
  if (nearestDeep(element, "[inert]")) found.push("inert");
  const words = part.flatMap((at) => classesOf(at)).filter((name) => DISABLED_CLASS.test(name) && !ENABLED_CLASS.test(name));
  if (words[0] !== undefined) found.push(`class ${cut(words[0]).slice(0, 80)}`);
  return found;
}

/** The options of a select, with the chosen ones. */
export function optionsOf(select: HTMLSelectElement): ChoiceOption[] {
  const options = [...select.querySelectorAll("option")].slice(0, 200);
  return options.map((option) => ({ text: cut(option.label || option.text), chosen: option.selected }));
}
