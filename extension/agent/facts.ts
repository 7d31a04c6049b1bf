// The facts of one control, as the core wants them. Start at `Reader`.

import type { ChoiceOption, Control } from "#core";
import {
  all, ancestors, attribute, contains, cut, first, has, is, isShown, nearestDeep, parentOf, rootOf, runsOf, shadowOf, tagOf,
} from "./dom";
import { evidenceOf, isChecked, optionsOf } from "./evidence";
import { CUSTOM, CUSTOM_GROUP, isList, roleOf } from "./kinds";
import {
  descriptionOf, type ForLabels, Holders, labelsOf, nameByDuplicate, nameOf, referenced, rowOf, RUN_LIMIT, shownValues,
} from "./names";
import { isRadio, type Unit } from "./units";

const MARKS = ["id", "name", "aria-labelledby", "data-testid", "data-test-id", "data-test"];
/** A control with a longer name is named by it; a shorter one may be `On`, `Toggle`, or an opener with the chosen value in it. */
const SHORT_NAME = 24;

/** What belongs to a form that it needn't be in. */
const OWNED = new Set(["input", "select", "button"]);

/** A control's facts, and where in the page they were read. */
export interface Facts {
  unit: Unit;
  control: Control;
  /** Where a change of texts changes the facts: the row, the labels, the control itself. */
  regions: Element[];
  /** How far the row reaches: the outermost element that was read, and what was not, because another control is in it. */
  top: Element | undefined;
  stop: Element | undefined;
}

/** Numbers elements, so that a message can name one; an element keeps its number. */
export class Keys {
  readonly #keys = new WeakMap<Element, number>();
  #next = 1;

  of(element: Element): number {
    let key = this.#keys.get(element);
    if (key === undefined) this.#keys.set(element, (key = this.#next++));
    return key;
  }
}

/** Reads the facts of controls, given what stands around them. */
export class Reader {
  readonly #keys: Keys;
  readonly #forLabels: ForLabels;
  readonly #modals: Element[];
  readonly #controls = new Holders();
  readonly #actions = new Holders();

  constructor(units: Unit[], forLabels: ForLabels, roots: (Document | ShadowRoot)[], keys: Keys) {
    this.#keys = keys;
    this.#forLabels = forLabels;
    this.#modals = roots.flatMap((root) => [...all(root, "dialog:modal, [aria-modal=true]")]);
    for (const { elements, stateful } of units) {
      for (const element of elements) (stateful ? this.#controls : this.#actions).add(element);
    }
  }

  /** Whether a unit is only a label or button around a control. */
  isWrapper({ stateful, elements: [element] }: Unit): boolean {
    return !stateful && this.#controls.countOf(element) > 0;
  }

  /** Everything about a unit. */
  read(unit: Unit): Facts {
    const facts = unit.stateful ? this.#controlFacts(unit) : this.#actionFacts(unit);
    if (unit.heading) facts.control.heading = unit.heading;
    return facts;
  }

  /** Whether a row still reaches as far as it did when it was read. */
  reachesAsFar({ unit, top, stop }: Facts): boolean {
    const isAlone = this.#aloneTest(unit);
    return (!top || isAlone(top)) && (!stop || !isAlone(stop));
  }

  /** The facts that change without a text: evidence, choice, whether it is shown. Gives new facts where one has changed. */
  refresh(facts: Facts): Control | undefined {
    const { unit, control } = facts;
    const fresh: Control = {
      ...control,
      ...this.#whereabouts(unit),
      rendered: this.#isRendered(unit),
      evidence: evidenceOf(unit, this.#aloneTest(unit)),
    };
    if (isGroup(unit)) delete fresh.evidence?.checked;
    const options = this.#options(unit, control.name);
    if (options) fresh.options = options;
    const changing = ({ evidence, options, rendered, inDialog, form }: Control): string =>
      JSON.stringify([evidence, options, rendered, inDialog, form]);
    return changing(fresh) === changing(control) ? undefined : fresh;
  }

  #controlFacts(unit: Unit): Facts {
    const { elements, tag } = unit;
    const [element] = elements;
    const group = isGroup(unit);
    const list = !group && isList(element, tag);
    const container = group ? containerOf(elements) : element;
    const labels = container ? labelsOf(container, this.#forLabels) : [];
    const name = container ? nameByDuplicate(container) || nameOf(container) || nameInside(container, tag) : "";
    const labelTexts = labels.flatMap((label) => runsOf(label, RUN_LIMIT));
    // a list's own texts are its options
    const own = group || list ? [] : runsOf(element, RUN_LIMIT, { leaf: true });
    const isAlone = this.#aloneTest(unit);
    const control: Control = {
      key: this.#keys.of(element),
      tag,
      name: name || cut(labelTexts.join(" ")),
      nameFrom: name ? "accessible" : "nothing",
      texts: [...new Set([...labelTexts, ...own])].slice(0, RUN_LIMIT),
      row: [],
      marks: elements.flatMap(marksOf),
      rendered: this.#isRendered(unit),
      evidence: evidenceOf(unit, isAlone),
      ...this.#whereabouts(unit),
    };
    const regions = [...elements, ...labels, ...(container ? [container] : [])];
    const row = control.name.length <= SHORT_NAME ? rowOf(this.#rowElements(unit), this.#controls, isAlone) : undefined;
    if (row) control.row = row.texts;
    const description = group ? "" : descriptionOf(element);
    if (description) {
      control.description = description;
      regions.push(...referenced(element, "aria-describedby"));
    }
    const type = attribute(element, "type");
    if (type) control.inputType = cut(type.toLowerCase());
    const role = group ? "radiogroup" : list ? "combobox" : given(element);
    if (role) control.role = role;
    // a single button's tick is its option's
    if (group) delete control.evidence?.checked;
    if (unit.beside) control.beside = this.#keys.of(unit.beside);
    if (unit.plain) control.plain = true;
    const options = this.#options(unit, control.name);
    if (options) control.options = options;
    for (const read of [row?.top, row?.shared]) if (read) regions.push(read);
    return { unit, control, regions, top: row?.top, stop: row?.stop };
  }

  #actionFacts(unit: Unit): Facts {
    const [element] = unit.elements;
    const name = nameOf(element);
    const isAlone = this.#aloneTest(unit);
    const control: Control = {
      key: this.#keys.of(element),
      tag: unit.tag,
      name,
      nameFrom: name ? "accessible" : "nothing",
      texts: [...new Set(runsOf(element, RUN_LIMIT))],
      marks: marksOf(element),
      rendered: isShown(element),
      evidence: evidenceOf(unit, isAlone),
      ...this.#whereabouts(unit),
    };
    const row = name.length <= SHORT_NAME ? rowOf([element], this.#actions, isAlone) : undefined;
    if (row) control.row = row.texts;
    const role = given(element);
    if (role) control.role = role;
    const regions = [element, ...referenced(element, "aria-labelledby"), ...[row?.top, row?.shared].filter((read) => read !== undefined)];
    return { unit, control, regions, top: row?.top, stop: row?.stop };
  }

  /** What a row belongs to: of buttons side by side of which one is pressed, all of them. */
  #rowElements({ elements, beside }: Unit): Element[] {
    return beside ? [...this.#sideOf(beside)] : elements;
  }

  #sideOf(beside: Element): Element[] {
    const parent = parentOf(beside);
    return parent ? [...all(parent, ":scope > :is([aria-pressed], [aria-selected])")] : [beside];
  }

  /** Tells whether an ancestor holds no control but this one. */
  #aloneTest(unit: Unit): (ancestor: Element) => boolean {
    if (!unit.stateful) return (ancestor) => this.#controls.countOf(ancestor) === 0 && this.#actions.countOf(ancestor) <= 1;
    const count = this.#rowElements(unit).length;
    return (ancestor) => this.#controls.countOf(ancestor) <= count;
  }

  #options(unit: Unit, name: string): ChoiceOption[] | undefined {
    const { elements, tag } = unit;
    const [element] = elements;
    if (isGroup(unit)) return elements.map((one) => ({ text: optionText(one), chosen: isChosen(one) }));
    if (tag === "select") return optionsOf(element as HTMLSelectElement);
    if (!isList(element, tag)) return undefined;
    const listed = roleOf(element) === "listbox" ? [...all(element, "[role=option]")].slice(0, 200) : [];
    if (listed.some(isChosen)) return listed.map((one) => ({ text: nameOf(one), chosen: isChosen(one) }));
    return shownValues(element, name).map((text) => ({ text, chosen: true }));
  }

  /** Whether it is in a modal dialog, and the form or dialog whose Save button is its own. */
  #whereabouts({ elements: [element], tag }: Unit): Pick<Control, "inDialog" | "form"> {
    const owner = OWNED.has(tag) ? (element as HTMLInputElement).form : null;
    const form = owner ?? nearestDeep(element, "form, dialog, [role=dialog], [role=alertdialog]");
    const inDialog = this.#modals.some((modal) => contains(modal, element) || (rootOf(element) !== rootOf(modal) && isInside(element, modal)));
    return { inDialog, ...(form && { form: this.#keys.of(form) }) };
  }

  #isRendered({ elements: [element] }: Unit): boolean {
    return isShown(element) || isDrawnByParent(element) || labelsOf(element, this.#forLabels).some(isShown);
  }
}

const isGroup = ({ elements, tag }: Unit): boolean => elements.length > 1 || isRadio(elements[0], tag);

/** The role that the page gives, or that a custom element has by its name. */
function given(element: Element): string | undefined {
  const role = roleOf(element);
  if (role) return cut(role);
  const custom = CUSTOM.exec(tagOf(element))?.[1];
  return custom === "toggle" ? "switch" : custom;
}

/** The name of a list that is named by the input in it. */
function nameInside(element: Element, tag: string): string {
  const input = isList(element, tag) && tag !== "input" ? first(element, "input:not([type=hidden])") : null;
  return input ? nameOf(input) : "";
}

/** The text of one radio button: its name, its own text, or what stands beside it in a wrapper of its own. */
function optionText(radio: Element): string {
  const name = nameOf(radio) || runsOf(radio, 1)[0];
  if (name) return name;
  const parent = parentOf(radio);
  const isAlone = parent !== null && all(parent, `${tagOf(radio)}, [role=radio]`).length === 1;
  return isAlone ? (runsOf(parent, 1)[0] ?? "") : "";
}

function isChosen(radio: Element): boolean {
  const marked = ["aria-checked", "aria-pressed", "aria-selected", "aria-current"].some((name) => attribute(radio, name) === "true");
  if (isChecked(radio) || marked) return true;
  if (!tagOf(radio).includes("-")) return false;
  if (is(radio, ":state(checked)")) return true;
  // its own drawing, where it says nothing
  const shadow = has(radio, "aria-checked") ? null : shadowOf(radio);
  return shadow !== null && first(shadow, ".checked, .is-checked, .selected") !== null;
}

/** What holds a group of radio buttons, if it has a role, a legend or a label of its own. */
function containerOf([first, ...others]: Element[]): Element | undefined {
  if (!first) return undefined;
  return [...ancestors(first)].slice(0, 12).find((at) => {
    const holds = is(at, "[role=radiogroup], [role=group], [role=menu], fieldset") || CUSTOM_GROUP.test(tagOf(at));
    return holds && others.every((other) => isInside(other, at));
  });
}

function marksOf(element: Element): [string, string][] {
  return MARKS.flatMap((name): [string, string][] => {
    const value = has(element, name) ? cut(attribute(element, name)) : "";
    return value ? [[name, value]] : [];
  });
}

/** A native input that is hidden altogether, while its parent draws it. */
function isDrawnByParent(element: Element): boolean {
  const parent = tagOf(element) === "input" ? parentOf(element) : null;
  return parent !== null && isShown(parent);
}

/** Whether an element is in another one, across shadow roots. */
function isInside(element: Element, outer: Element): boolean {
  if (element === outer) return true;
  for (const at of ancestors(element)) if (at === outer) return true;
  return false;
}
