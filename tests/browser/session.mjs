// One browser with the built extension in it, the same for Chromium and Firefox. Start at `launch`.
//
// puppeteer-core drives both: Chromium over a DevTools pipe, which alone may click the toolbar button, and Firefox over
// WebDriver BiDi with system access, which alone opens its popup. What differs is in `chromium.mjs` and `firefox.mjs`.

import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Chromium } from "./chromium.mjs";
import { Firefox } from "./firefox.mjs";
import { serve } from "./server.mjs";
import { until } from "./until.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** The browsers to test in: the one that OPTLIGHT_BROWSER names, or both, one after the other. */
export const BROWSERS = process.env.OPTLIGHT_BROWSER ? [process.env.OPTLIGHT_BROWSER] : ["chromium", "firefox"];

/**
 * Starts a browser with a copy of the built extension: as built, or with `hosts` granted by its manifest; the code is the
 * same, since it only asks what is granted. `desk.html` is an empty page of the extension from which tests send messages;
 * `folders` serve whole hosts, `files` are put beside the extension's own; `keepWelcome` leaves the welcome page open,
 * `incognito` lets the extension into private windows.
 */
export async function launch(name, options = {}) {
  const isUsual = String(options.hosts) === "https://*/*" && Object.keys(options).length === 1;
  if (!isUsual || !isTogether) return launchAnew(name, options);
  shared ??= launchAnew(name, options);
  const session = await shared;
  await session.tidy();
  session.close = () => session.tidy();
  return session;
}

/** Test files that run in one process use one browser, where they want it like each other: starting it takes as long as many tests. */
let isTogether = false;
let shared;

/** Has test files of this process share a browser, until the function that it gives is called. */
export function together() {
  isTogether = true;
  return async () => {
    const session = await shared;
    if (session) await Session.prototype.close.call(session);
  };
}

async function launchAnew(name, { hosts = [], headless = true, folders = {}, files = {}, keepWelcome = false, incognito = false } = {}) {
  const dir = await mkdtemp(join(tmpdir(), "optlight-"));
  const extension = join(dir, "extension");
  await cp(join(DIST, name === "chromium" ? "chrome" : "firefox"), extension, { recursive: true });
  await writeFile(join(extension, "desk.html"), "<!doctype html><meta charset=utf-8><title>desk</title>");
  for (const [file, text] of Object.entries(files)) await writeFile(join(extension, file), text);
  if (hosts.length > 0) {
    const manifest = JSON.parse(await readFile(join(extension, "manifest.json"), "utf8"));
    await writeFile(join(extension, "manifest.json"), JSON.stringify({ ...manifest, host_permissions: hosts }));
  }
  await mkdir(join(dir, "downloads"));
  const server = await serve(folders);
  const session = new Session(name, server, dir);
  try {
    await session.start(await (name === "chromium" ? Chromium : Firefox).start({ extension, port: server.port, headless, downloads: session.downloads }), { keepWelcome, incognito });
  } catch (error) {
    await session.close();
    throw error;
  }
  return session;
}

export class Session {
  #desk;
  #tabs = [];

  constructor(name, server, dir) {
    this.name = name;
    this.server = server;
    this.dir = dir;
    /** Where the browser saves files. */
    this.downloads = join(dir, "downloads");
  }

  async start(driver, { keepWelcome, incognito }) {
    this.driver = driver;
    this.#desk = await this.driver.extensionPage("desk.html");
    if (!keepWelcome) await this.closeWelcome();
    if (incognito) {
      await this.driver.allowPrivate();
      await this.reload();
    }
  }

  /** Closes the page that opens once the extension is installed. */
  async closeWelcome() {
    const close = async () => {
      const [welcome] = await browser.tabs.query({ url: browser.runtime.getURL("welcome.html") });
      if (welcome) await browser.tabs.remove(welcome.id);
      return Boolean(welcome);
    };
    await until("the welcome page", () => this.desk(close));
  }

  /** Loads the extension anew, as an update does. */
  async reload() {
    await this.driver.reload(this.#desk);
    // the extension's pages are there again when it has started
    this.#desk = await until("the extension again", () => this.driver.extensionPage("desk.html").catch(() => undefined));
  }

  async close() {
    await this.driver?.close();
    await this.server.close();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Opens an address in a new tab in front. */
  async open(url) {
    const page = await this.driver.newPage();
    await page.goto(url, { waitUntil: "load" });
    await page.bringToFront();
    const tab = new Tab(this, page, await this.activeTab());
    this.#tabs.push(tab);
    return tab;
  }

  /** Closes the tabs that a test opened, has the extension forget them, and fails where an agent threw. */
  async tidy() {
    await Promise.all(this.#tabs.splice(0).map((tab) => tab.close()));
    await this.send({ type: "edit", edit: { do: "clear" } });
    assert.deepEqual(this.driver.errors, []);
  }

  /** Runs a function in the extension's empty page. */
  desk(run, ...values) {
    return this.#desk.evaluate(run, ...values);
  }

  send(message) {
    return this.desk((message) => browser.runtime.sendMessage(message), message);
  }

  activeTab() {
    return this.desk(async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0].id);
  }

  /** Opens a page of the extension. */
  extensionPage(path) {
    return this.driver.extensionPage(path);
  }

  /** Opens the popup for a tab as a page of its own, where its buttons can be clicked for real in both browsers. */
  async popupPage(tab) {
    return this.driver.extensionPage(`popup.html?tab=${tab.id}`);
  }
}

/** A tab with a fixture in it. */
export class Tab {
  constructor(session, page, id) {
    this.session = session;
    this.page = page;
    this.id = id;
  }

  report() {
    return this.session.send({ type: "report", tabId: this.id });
  }

  controls() {
    return this.session.send({ type: "controls", tabId: this.id });
  }

  /** What the agents draw now; it makes nobody look. */
  rings() {
    return this.session.send({ type: "rings", tabId: this.id });
  }

  badge() {
    return this.session.desk((tabId) => browser.action.getBadgeText({ tabId }), this.id);
  }

  title() {
    return this.session.desk((tabId) => browser.action.getTitle({ tabId }), this.id);
  }

  /** Waits until the report passes. */
  reported(what, passes, ms) {
    return until(what, () => this.report(), (report) => !report.error && passes(report), ms);
  }

  /** Waits until exactly these rings are visible, by their texts. */
  ringed(...texts) {
    const visible = (rings) => rings.filter((ring) => ring.visible).map((ring) => ring.text);
    const same = (rings) => JSON.stringify(visible(rings).sort()) === JSON.stringify([...texts].sort());
    return until(`rings ${JSON.stringify(texts)}`, () => this.rings(), same);
  }

  async close() {
    if (!this.page.isClosed()) await this.page.close();
  }
}
