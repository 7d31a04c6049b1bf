// The fixture pages of the catalogue: which there are, which texts they are to show, and what is to be read of them. All of
// it comes from the catalogue's own files; see docs/catalog.md for the fixtures' attributes.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const FACTS = fileURLToPath(new URL("../../target/extension/facts.json", import.meta.url));

/** All platforms, in the keys of their files. */
export const platforms = () => JSON.parse(readFileSync(FACTS, "utf8"));

const STATEFUL = ["switch", "checkbox", "radio", "select", "row"];
export const hasState = (control) => STATEFUL.includes(control.kind);

/** An address that a pattern stands for. */
export const example = (pattern) => pattern.replaceAll("**", "zorp/zorp").replaceAll("*", "zorp");

/** An address with the name of the fixture that the server is to give for it. */
export function served(address, fixture) {
  const url = new URL(address);
  url.searchParams.set("fixture", fixture);
  return url.href;
}

/** A platform's fixtures: one a page, and one for what has words and no page; each with the controls that it has to show. */
export function fixturesOf(platform) {
  const fixtures = platform.page.map((page) => ({
    name: `${platform.id}/${page.id}`,
    page,
    url: example(page.addresses[0]),
    controls: platform.control.filter((one) => isRead(one, true) && [...one.pages, ...one.rows].includes(page.id)),
  }));
  const homeless = platform.control.filter((one) => isRead(one, false) && one.place === "web" && one.pages.length + one.rows.length === 0);
  if (homeless.some(hasState)) {
    const url = `https://${example(platform.hosts[0])}/zorp/settings`;
    fixtures.push({ name: `${platform.id}/loose`, url, controls: homeless.filter(hasState) });
  }
  return fixtures;
}

/** Whether a page can show it so that it is recognised: a heading or a form only on a known page. */
function isRead(control, onPage) {
  const has = (texts) => Object.keys(texts).length > 0;
  if (!hasState(control)) return onPage && (has(control.labels) || control.kind === "form");
  return has(control.labels) || control.mark.length > 0 || (onPage && has(control.headings));
}

/** All fixture files, as `PLATFORM/PAGE.html`. */
export const fixtureFiles = () => readdirSync(PAGES, { recursive: true }).filter((file) => file.endsWith(".html")).sort();

export const isThere = (fixture) => existsSync(`${PAGES}${fixture.name}.html`);

/** A catalogue's text as a page shows it: with something where the source breaks off, and a name in each variable part. */
const shown = (text) => text.replace(/^…/, "Zorp ").replace(/…$/, " zorp.").replace(/\{[^}]*\}/g, "zorp");

const textsOf = (control, key, lang) => (control[key]?.[lang] ?? []).map(shown);
const wordingsOf = (control, lang) => [...textsOf(control, "labels", lang), ...textsOf(control, "earlier", lang)];

/**
 * The ways in which a fixture is shown: in each language that its controls have, the first wording in each state or choice,
 * and every further wording once. A control without words in the language keeps what it has in another.
 */
export function waysOf({ controls }) {
  const languages = new Set(controls.flatMap((one) => [one.labels, one.earlier, one.headings].flatMap(Object.keys)));
  const states = Math.max(2, ...controls.map((one) => one.option.length));
  return [...(languages.size ? languages : ["en"])].flatMap((lang) => {
    const count = Math.max(1, ...controls.flatMap((one) => [wordingsOf(one, lang).length, textsOf(one, "headings", lang).length]));
    return Array.from({ length: count }, (_, at) => Array.from({ length: at === 0 ? states : 1 }, (_, state) => wayOf(controls, lang, at, state + at))).flat();
  });
}

function wayOf(controls, lang, at, state) {
  const show = controls.map((one) => {
    const own = (texts, fallback) => (texts.length ? texts[at % texts.length] : fallback);
    const any = (key) => Object.values(one[key] ?? {}).flat().map(shown)[0];
    const option = one.option[state % Math.max(1, one.option.length)];
    const texts = Object.fromEntries(one.option.map((each, index) => {
      const list = (each.labels[lang] ?? Object.values(each.labels)[0]).map(shown);
      return [index, list[at % list.length]];
    }));
    return {
      id: one.id,
      label: own(wordingsOf(one, lang), any("labels")),
      heading: own(textsOf(one, "headings", lang), any("headings")),
      speaks: wordingsOf(one, lang).length + textsOf(one, "headings", lang).length > 0,
      on: option ? onBy(one, option.means) : state % 2 === 0,
      choice: option ? String(one.option.indexOf(option)) : state % 2 === 0 ? "on" : "off",
      choices: texts,
    };
  });
  return { lang, state, show };
}

/** Whether a choice stands for *on*; undefined where it is neither. */
const onBy = (control, means) => (means === "partly" ? undefined : (means === "used") === (control.on_means === "used"));

/** What has to be told of each control of a fixture in a way: state and meaning by id, neighbours not at all. */
export function expected(platform, fixture, { show }) {
  const told = new Map();
  for (const one of fixture.controls) {
    if (one.neighbour) continue;
    const { on } = show.find((other) => other.id === one.id);
    const state = !hasState(one) ? "unknown" : on === undefined ? "mixed" : on ? "on" : "off";
    const known = hasState(one) && on !== undefined;
    told.set(one.id, { state, dataUse: known ? (on === (one.on_means === "used") ? "used" : "protected") : "unknown" });
  }
  for (const one of fixture.controls) {
    const parent = told.get(one.parent);
    if (parent?.dataUse === "protected" && told.get(one.id)?.dataUse === "used") told.get(one.id).dataUse = "protected";
  }
  return new Map([...told].map(([id, what]) => [`${platform.id}/${id}`, what]));
}

/** Runs in the page: makes it show a way, and tells which controls it lacks. */
export function showWay({ lang, show }) {
  const all = (attribute, value) => [...document.querySelectorAll(`[${attribute}="${value}"]`)];
  const setText = (element, text) => {
    if (element.hasAttribute("aria-label")) element.setAttribute("aria-label", text);
    else element.textContent = text;
  };
  const setOn = (element, on) => {
    if (["checkbox", "radio"].includes(element.type)) element.checked = on;
    for (const name of ["aria-checked", "aria-pressed", "aria-selected"]) if (element.hasAttribute(name)) element.setAttribute(name, on);
    const pairs = [["checked", "unchecked"], ["on", "off"], ["active", "inactive"], ["true", "false"]];
    for (const name of ["data-state", "data-checked", "data-selected"]) {
      const pair = pairs.find((one) => one.includes(element.getAttribute(name)));
      if (pair) element.setAttribute(name, pair[on ? 0 : 1]);
    }
  };
  document.documentElement.lang = lang;
  const missing = [];
  for (const one of show) {
    if (one.label !== undefined) for (const element of all("data-label", one.id)) setText(element, one.label);
    if (one.heading !== undefined) for (const element of all("data-heading", one.id)) setText(element, one.heading);
    const [control, ...more] = all("data-control", one.id);
    if (!control || more.length > 0) {
      missing.push(one.id);
      continue;
    }
    const choices = [...control.querySelectorAll("[data-choice]")];
    const texts = [...choices, ...control.querySelectorAll("[data-choice-text]")];
    for (const element of texts) {
      const text = one.choices[element.dataset.choice ?? element.dataset.choiceText];
      const isPlain = element.tagName !== "INPUT" && element.children.length === 0;
      if (text !== undefined && (isPlain || element.hasAttribute("aria-label"))) setText(element, text);
    }
    for (const element of choices) {
      const isChosen = element.dataset.choice === one.choice;
      if (element.tagName === "OPTION") element.selected = isChosen;
      else setOn(element, isChosen);
    }
    if (choices.length === 0) setOn(control, one.on);
    const word = one.choices[one.choice] ?? (one.on ? "On" : "Off");
    for (const element of all("data-value", one.id)) element.textContent = word;
    for (const element of all("data-offer", one.id)) element.textContent = one.on ? "Turn off" : "Turn on";
  }
  return missing;
}
