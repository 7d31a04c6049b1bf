// Reads the settings pages made of real UI libraries and clicks through them as a person does. Start at `examine`.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ROWS } from "../widgets/rows.mjs";
import { until } from "./until.mjs";

/** The built pages, one folder a library: `node tests/widgets/build.mjs target/widgets`. */
export const PAGES = fileURLToPath(new URL("../../target/widgets/", import.meta.url));
export const HOST = "widgets.example";

/** Who reports what a person sees after a click within this time, follows it live. */
export const LIVE_MS = 250;

/** What a person clicks where it isn't the control's own box, its label or its parent. */
const HITS = {
  ariakit: "[role=switch], .check",
  "react-aria-components": ".track, .box",
  "react-switch": ".react-switch-bg",
  beercss: "label",
  fomantic: ".checkbox",
  "jquery-ui": "label",
  lit: "x-switch, x-checkbox",
};

/** Rows that can't be told for certain, by library and case, with the reason. */
export const CANT_TELL = {
  lion: {
    cases: ["switch-on", "switch-on-disabled", "switch-sloppy-on"],
    why: "says aria-checked=false until it is clicked first, though it is drawn as on",
  },
};

export const libraries = async () => (await readdir(PAGES)).sort();

/** The library's own title, as its source file says. */
export async function titleOf(library) {
  const folder = new URL("../widgets/libraries/", import.meta.url);
  const file = (await readdir(folder)).find((name) => name.replace(/\.\w+$/u, "") === library);
  const title = /^\/\/ ([^:]+):/u.exec(await readFile(new URL(file, folder), "utf8"))?.[1];
  assert.ok(title, `the first line of tests/widgets/libraries/${file} doesn't name the library`);
  return title;
}

const plain = (text) => (text ?? "").replace(/\s+/gu, " ").trim().toLowerCase();

/** Opens a library's page and gives, for each of its rows, what was read and what a click made of it. */
export async function examine(session, library) {
  const tab = await session.open(`https://${HOST}/${library}/`);
  const casesOf = () => [...document.querySelectorAll("[data-case]")].map((row) => row.dataset.case);
  const cases = await until("the rows", () => tab.page.evaluate(casesOf), (all) => all.length > 0);
  // all rows in view: some lists close when the page scrolls
  await tab.page.setViewport({ width: 1_000, height: 1_800 });
  await session.send({ type: "look", tabId: tab.id });
  const rows = ROWS.filter((row) => cases.includes(row.case));
  const all = (labels) => rows.every((row) => labels.has(plain(row.label)));
  // some libraries draw late
  const read = () => tab.controls().then(({ controls }) => controls);
  const controls = await until("all rows", read, (found) => all(new Set(found.map((one) => plain(one.label)))), 3_000).catch(read);
  await tab.page.evaluate(() => addEventListener("click", () => (globalThis.clickedAt = Date.now()), true));
  const results = [];
  for (const row of rows) {
    const found = controls.filter((one) => plain(one.label) === plain(row.label));
    const result = { row, found, verdict: verdictOf(row, found) };
    if (!row.disabled && found.length === 1) result.followed = await follow(session, tab, library, row);
    results.push(result);
  }
  await tab.close();
  return results;
}

/** `right`, `wrong`, `can't tell`, or `not found`. */
function verdictOf(row, [one, ...others]) {
  if (!one || others.length > 0) return "not found";
  const isRight = one.state === row.state && (row.choice === undefined || plain(one.choice) === plain(row.choice)) && one.locked === row.disabled;
  if (isRight) return "right";
  return one.state === "unknown" ? "can't tell" : "wrong";
}

/** Clicks a row as a person does; gives the milliseconds until the kept report says so, or Infinity. */
async function follow(session, tab, library, row) {
  const seen = session.desk(waitFor, tab.id, plain(row.label), row.after ?? "on", row.afterChoice === undefined ? null : plain(row.afterChoice));
  await click(tab.page, library, row);
  const at = await seen;
  const clickedAt = await tab.page.evaluate(() => globalThis.clickedAt);
  return at === null ? Infinity : Math.max(0, at - clickedAt);
}

/** In the extension: waits until what is kept of a tab says that a row is set to this; gives the time, or null. */
function waitFor(tabId, label, state, choice) {
  const clean = (text) => (text ?? "").replace(/\s+/gu, " ").trim().toLowerCase();
  const isThere = (kept) =>
    Object.entries(kept).some(([key, look]) => key.startsWith(`look:${tabId}:`) && look?.controls.some(
      (one) => clean(one.label) === label && one.state === state && (choice === null || clean(one.choice) === choice),
    ));
  return new Promise((resolve) => {
    const done = (at) => {
      browser.storage.session.onChanged.removeListener(onChanged);
      clearTimeout(timer);
      resolve(at);
    };
    const onChanged = (changes) => {
      const now = Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]));
      if (isThere(now)) done(Date.now());
    };
    const timer = setTimeout(() => done(null), 5_000);
    browser.storage.session.onChanged.addListener(onChanged);
  });
}

async function click(page, library, row) {
  const selector = `[data-case="${row.case}"]`;
  if (row.kind === "radio") return clickAt(page, await handle(page, textIn, selector, row.afterChoice));
  if (row.kind !== "select") return clickAt(page, await handle(page, boxIn, selector, HITS[library] ?? null));
  const native = await page.$(`${selector} select`);
  if (native && (await native.evaluate((select) => select.tabIndex >= 0 && select.getBoundingClientRect().width > 20))) {
    await page.evaluate(() => (globalThis.clickedAt = Date.now()));
    await native.select(row.afterChoice);
    return;
  }
  await clickAt(page, await handle(page, openerIn, selector));
  await clickAt(page, await handle(page, textIn, "body", row.afterChoice));
  const confirm = await page.$(".van-picker__confirm");
  if (confirm) await clickAt(page, confirm);
}

/** Waits until a function in the page gives an element. */
const handle = (page, find, ...values) =>
  until(`${find.name} ${values.join(" ")}`, async () => (await page.evaluateHandle(find, ...values)).asElement(), (found) => found !== null);

/** Clicks where an element is when what moves has come to rest. */
async function clickAt(page, element) {
  await page.evaluate(atRest);
  const { x, y, width, height } = await element.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** In the page: waits for a frame, and for all animations that end. */
async function atRest() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** In the page: the visible element that is drawn for a row's switch or checkbox. */
function boxIn(selector, hit) {
  const find = (root, wanted) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(wanted)) return element;
      const inner = element.shadowRoot && find(element.shadowRoot, wanted);
      if (inner) return inner;
    }
    return null;
  };
  const row = document.querySelector(selector);
  const control = find(row, hit ?? "[role=switch], [role=checkbox], input[type=checkbox]") ?? find(row, "label, button");
  const isBig = (element) => element && element.getBoundingClientRect().width >= 8 && element.getBoundingClientRect().height >= 8;
  return [control, control?.labels?.[0], control?.closest("label"), control?.parentElement].find(isBig) ?? null;
}

/** In the page: the innermost visible element with exactly this text, through shadow roots. */
function textIn(selector, text) {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const own = element.textContent.replace(/\s+/gu, " ").trim();
      const { width, height } = element.getBoundingClientRect();
      if (own === text && width > 4 && height > 4 && element.checkVisibility({ visibilityProperty: true }) && !element.closest("option, select")) found.push(element);
    }
  };
  walk(document.querySelector(selector));
  return found.at(-1) ?? null;
}

/** In the page: what opens a row's list. */
function openerIn(selector) {
  const wanted = "[role=combobox], button, [aria-haspopup], [tabindex='0'], input:not([type=hidden])";
  const find = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const { width, height } = element.getBoundingClientRect();
      if (element.matches(wanted) && width > 20 && height > 10) return element;
      const inner = element.shadowRoot && find(element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  return find(document.querySelector(selector));
}
