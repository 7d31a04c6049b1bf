// Firefox, over WebDriver BiDi, with system access for what only the browser's own window can do.

import puppeteer from "puppeteer-core";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./until.mjs";

/** Fixes the address of the extension's pages, which Firefox draws at random otherwise. */
const UUID = "5b0a4c9e-6f0f-4d4c-9a53-0f2f5e1a7c11";

export class Firefox {
  /** Starts Firefox with the extension; files are saved into `downloads`. */
  static async start({ extension, port, headless, downloads }) {
    const id = JSON.parse(readFileSync(join(extension, "manifest.json"), "utf8")).browser_specific_settings.gecko.id;
    const browser = await puppeteer.launch({
      browser: "firefox", executablePath: process.env.FIREFOX, headless, acceptInsecureCerts: true,
      args: ["--remote-allow-system-access"], defaultViewport: null,
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
        "network.dns.forceResolve": "127.0.0.1",
        "network.socket.forcePort": `443=${port}`,
        // grants and refusals are tested by their effect; the browser's own prompt can't be clicked
        "extensions.webextOptionalPermissionPrompts": false,
        "intl.accept_languages": "en-US",
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
      },
    });
    await browser.installExtension(extension);
    const firefox = new Firefox(browser, id);
    await firefox.#findWindow();
    return firefox;
  }

  #window;

  constructor(browser, id) {
    this.browser = browser;
    this.id = id;
  }

  async #findWindow() {
    const tree = await this.browser.connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    this.#window = tree.result.contexts[0].context;
  }

  /** Runs a function of one string in the browser's own window. */
  async #inWindow(functionDeclaration, ...values) {
    const { result } = await this.browser.connection.send("script.callFunction", {
      functionDeclaration, awaitPromise: true, target: { context: this.#window },
      arguments: values.map((value) => ({ type: "string", value })),
    });
    if (result.type === "exception") throw new Error(result.exceptionDetails.text);
    return result.result.value;
  }

  close() {
    return this.browser.close();
  }

  /** Firefox tells nobody of an agent's errors; Chromium's run of the same tests does. */
  errors = [];

  newPage() {
    return this.browser.newPage();
  }

  async extensionPage(path) {
    const page = await this.browser.newPage();
    await this.#goQuietly(page, `moz-extension://${UUID}/${path}`);
    return page;
  }

  /** Brings a tab to a page of the browser's own. */
  openOwnPage(page) {
    return this.#goQuietly(page, "about:support");
  }

  /** Opens an address of whose loading BiDi says nothing. */
  async #goQuietly(page, url) {
    const context = page.mainFrame()._id;
    await this.browser.connection.send("browsingContext.navigate", { context, url, wait: "none" });
    const ready = () => page.evaluate((url) => location.href === url && document.readyState === "complete", url);
    await until(url, () => ready().catch(() => false));
  }

  /** Opens the popup as a click on the toolbar button does, and gives it. Reads it from another page of the extension. */
  async clickAction(page) {
    await page.bringToFront();
    await this.#inWindow(
      `async (id) => {
        const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
        const { extension } = WebExtensionPolicy.getByID(id);
        await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window);
      }`,
      this.id,
    );
    const pages = await this.browser.pages();
    const desk = await Promise.any(
      pages.map(async (page) => ((await page.evaluate(() => location.pathname)) === "/desk.html" ? page : Promise.reject())),
    );
    // pages of one extension share a process, so that one reaches the other's document
    const read = (property) =>
      desk.evaluate((property) => {
        const [view] = browser.extension.getViews({ type: "popup" });
        const app = view?.document.getElementById("app");
        return property === "text" ? (app?.innerText ?? "") : (app?.innerHTML ?? "");
      }, property);
    await until("the popup", () => desk.evaluate(() => browser.extension.getViews({ type: "popup" }).length > 0));
    return {
      text: () => read("text"),
      html: () => read("html"),
      click: (selector) =>
        desk.evaluate((selector) => {
          const [view] = browser.extension.getViews({ type: "popup" });
          view.document.querySelector(selector).click();
        }, selector),
      screenshot: async (path) => writeFileSync(path, Buffer.from(await this.#popupPicture(), "base64")),
      close: () => desk.evaluate(() => browser.extension.getViews({ type: "popup" })[0]?.close()),
    };
  }

  #popupPicture() {
    return this.#inWindow(
      `async () => {
        const popup = [...document.querySelectorAll("panel browser")].find((one) => one.currentURI?.spec.includes("/popup.html"));
        const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, "white");
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext("bitmaprenderer").transferFromImageBitmap(bitmap);
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
        let text = "";
        for (const byte of bytes) text += String.fromCharCode(byte);
        return btoa(text);
      }`,
    );
  }

  /** Stops the event page, as the browser does when it has been idle. */
  async stopBackground() {
    await this.#inWindow(
      `async (id) => {
        await WebExtensionPolicy.getByID(id).extension.terminateBackground({ ignoreDevToolsAttached: true });
      }`,
      this.id,
    );
  }

  /** Grants and gives back the tab's platform by a real click on the popup's own switch, in a page of its own. */
  async access(session, tab) {
    // the click that lets the popup know which platform the tab shows
    await (await this.clickAction(tab.page)).close();
    const popup = await session.popupPage(tab);
    return async (granted) => {
      await popup.bringToFront();
      const button = `[data-which=platform][aria-checked=${!granted}]`;
      await popup.waitForSelector(button);
      await popup.click(button);
      await popup.waitForSelector(`[data-which=platform][aria-checked=${granted}]`);
      await tab.page.bringToFront();
    };
  }

  /** Presses a key of the extension's commands, as the browser's window hears it. */
  async pressCommand(name) {
    await this.#inWindow(
      `(id, at) => {
        // the keys stand in the manifest's order
        const keys = document.querySelectorAll('keyset[id^="ext-keyset"] key');
        keys[Number(at)].doCommand();
      }`,
      this.id,
      String(["look", "next", "previous", "hide"].indexOf(name)),
    );
  }

  /** Has pages drawn in the system's few colours, as a person with low vision can ask for. */
  async forceColours(page, isOn) {
    await this.#inWindow(
      `(isOn) => Services.prefs.setIntPref("browser.display.document_color_use", isOn === "true" ? 2 : 0)`,
      String(isOn),
    );
    const isForced = () => page.evaluate(() => matchMedia("(forced-colors: active)").matches);
    await until("forced colours", isForced, (forced) => forced === isOn);
  }

  /** Has a page believe that the person wants less motion. */
  async reduceMotion(page, isOn) {
    await this.#inWindow(`(isOn) => Services.prefs.setIntPref("ui.prefersReducedMotion", isOn === "true" ? 1 : 0)`, String(isOn));
    await until("less motion", () => page.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches), (less) => less === isOn);
  }

  /** The icon on the toolbar button for the tab in front, by its file's name. */
  iconInFront() {
    return this.#inWindow(
      `(id) => {
        const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
        const button = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension);
        const { icon } = button.action.getContextData(gBrowser.selectedTab);
        return JSON.stringify(icon).match(/icons\\/(\\w+)-16/)?.[1] ?? JSON.stringify(icon);
      }`,
      this.id,
    );
  }

  /** Lets the extension into private windows; holds once it is loaded anew. */
  async allowPrivate() {
    await this.#inWindow(
      `async (id) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
        await ExtensionPermissions.add(id, { permissions: ["internal:privateBrowsingAllowed"], origins: [] });
      }`,
      this.id,
    );
  }

  /** Loads the extension anew, as an update does. */
  async reload() {
    await this.#inWindow(
      `async (id) => {
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        await (await AddonManager.getAddonByID(id)).reload();
      }`,
      this.id,
    );
  }

  /** Switches the extension off, as an update or removal does. */
  async disable() {
    await this.#inWindow(
      `async (id) => {
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        await (await AddonManager.getAddonByID(id)).disable();
      }`,
      this.id,
    );
  }
}
