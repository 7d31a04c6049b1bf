// Chromium, over a DevTools pipe.

import puppeteer from "puppeteer-core";
import { until } from "./until.mjs";

/** Quiet flags: nothing that a test machine's Chromium would talk to on its own. */
const FLAGS = [
  "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--ignore-certificate-errors", "--lang=en-US",
];

export class Chromium {
  /** Starts Chromium with the extension; files are saved into `downloads`. */
  static async start({ extension, port, headless, downloads }) {
    const args = [...FLAGS, `--host-resolver-rules=MAP * 127.0.0.1:${port}`];
    // Chromium refuses its sandbox to root
    if (process.getuid?.() === 0) args.push("--no-sandbox");
    const browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM, headless, pipe: true, enableExtensions: [extension], args,
      defaultViewport: null,
    });
    const worker = await browser.waitForTarget((target) => target.type() === "service_worker");
    const devtools = await browser.target().createCDPSession();
    await devtools.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
    return new Chromium(browser, new URL(worker.url()).host);
  }

  constructor(browser, id) {
    this.browser = browser;
    this.id = id;
  }

  close() {
    return this.browser.close();
  }

  /** Uncaught errors of the agent, which no page hears. */
  errors = [];

  async newPage() {
    const page = await this.browser.newPage();
    const devtools = await page.createCDPSession();
    devtools.on("Runtime.exceptionThrown", ({ exceptionDetails: { url, exception, text } }) => {
      if (url?.startsWith("chrome-extension:")) this.errors.push(exception?.description ?? text);
    });
    await devtools.send("Runtime.enable");
    return page;
  }

  async extensionPage(path) {
    const page = await this.browser.newPage();
    try {
      await page.goto(`chrome-extension://${this.id}/${path}`);
      return page;
    } catch (error) {
      await page.close();
      throw error;
    }
  }

  /** Brings a tab to a page of the browser's own. */
  openOwnPage(page) {
    return page.goto("chrome://version/");
  }

  /** Clicks the toolbar button for a page, and gives the popup that opens. */
  async clickAction(page) {
    const extension = (await this.browser.extensions()).get(this.id);
    await page.triggerExtensionAction(extension);
    const target = await this.browser.waitForTarget((target) => target.url().endsWith("/popup.html"));
    const popup = await target.asPage();
    return {
      text: () => popup.evaluate(() => document.body.innerText),
      html: () => popup.evaluate(() => document.getElementById("app").innerHTML),
      click: (selector) => popup.click(selector),
      screenshot: (path) => popup.screenshot({ path, captureBeyondViewport: false }),
      close: () => popup.close(),
    };
  }

  /** Stops the service worker, as the browser does when it has been idle. */
  async stopBackground() {
    const pages = await this.browser.pages();
    const devtools = await pages.find((page) => page.url().endsWith("/desk.html")).createCDPSession();
    const status = new Map();
    devtools.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { versionId, runningStatus } of versions) status.set(versionId, runningStatus);
    });
    await devtools.send("ServiceWorker.enable");
    await devtools.send("ServiceWorker.stopAllWorkers");
    await until("the service worker to stop", () => [...status.values()], (all) => all.length > 0 && all.every((one) => one === "stopped"));
    await devtools.detach();
  }

  /** Grants and takes back the manifest's hosts by the browser's site-access menu; starts with them taken back. */
  async access() {
    const page = await this.browser.newPage();
    await page.goto("chrome://extensions/");
    const grant = (granted) =>
      page.evaluate(
        (extensionId, hostAccess) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess }),
        this.id, granted ? "ON_ALL_SITES" : "ON_CLICK",
      );
    await grant(false);
    return grant;
  }

  /** Has the extension hear a command for the tab in front: no DevTools command presses a key that the browser itself hears. */
  async pressCommand(name) {
    const worker = await (await this.browser.waitForTarget((target) => target.type() === "service_worker")).worker();
    await worker.evaluate(async (name) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      chrome.commands.onCommand.dispatch(name, tab);
    }, name);
  }

  /** Has a page drawn in the system's few colours, as a person with low vision can ask for. */
  async forceColours(page, isOn) {
    const devtools = await page.createCDPSession();
    await devtools.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: isOn ? "active" : "none" }] });
  }

  /** Has a page believe that the person wants less motion. */
  reduceMotion(page, isOn) {
    return page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: isOn ? "reduce" : "no-preference" }]);
  }

  /** Lets the extension into private windows; holds once it is loaded anew. */
  async allowPrivate() {
    const page = await this.browser.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate(async (extensionId) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, this.id);
    await page.close();
  }

  /** Loads the extension anew, as an update does. */
  async reload(desk) {
    // without developer mode Chromium leaves an unpacked extension switched off
    const page = await this.browser.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
    await page.close();
    // the page that asks goes with the old extension
    await desk.evaluate(() => browser.runtime.reload()).catch(() => undefined);
  }

  /** Switches the extension off, as an update or removal does. */
  async disable() {
    const page = await this.browser.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate((id) => chrome.management.setEnabled(id, false), this.id);
    await page.close();
  }
}
