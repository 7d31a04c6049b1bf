// The extension's own pages: the first minute after installing, the dashboard, the check-up, files, keys.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { served } from "./fixture.mjs";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const COPILOT = served("https://copilot.microsoft.com/", "microsoft-copilot/settings");
const USED = "AI training: on · your data is used";
const textOf = (page) => page.evaluate(() => document.body.innerText);

for (const name of BROWSERS) {
  describe(`first minute, ${name}`, () => {
    let session;
    // Chromium's own question can't be answered by a test: what is granted already it doesn't ask for
    const hosts = name === "chromium" ? ["https://*/*"] : [];
    before(async () => (session = await launch(name, { hosts, keepWelcome: true })));
    after(() => session?.close());

    test("from a fresh install to a ringed switch in two clicks", async () => {
      const open = async () => {
        const pages = await session.driver.browser.pages();
        const paths = await Promise.all(pages.map((page) => page.evaluate(() => location.pathname).catch(() => "")));
        return pages.filter((_, at) => paths[at] === "/welcome.html");
      };
      const [welcome] = await until("the welcome page", open, (pages) => pages.length === 1);
      await welcome.waitForSelector("#watch-all");
      assert.equal(await welcome.evaluate(() => document.querySelectorAll("figure img").length), 3);
      const loaded = () => welcome.evaluate(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
      await until("the pictures", loaded);
      await welcome.bringToFront();
      await welcome.click("#watch-all");
      await welcome.waitForSelector("[data-id=linkedin]");
      await welcome.click("[data-id=linkedin]");
      const front = () => session.activeTab().then((tabId) => session.send({ type: "rings", tabId }));
      await until("the ringed switch", front, (rings) => rings.some(({ text, visible }) => visible && text === USED));
    });

    test("chosen platforms only: the browser is asked for their hosts, and what is unticked is given back", async () => {
      let page = await session.extensionPage("welcome.html");
      await page.waitForSelector("#choose");
      await page.click("#choose");
      await page.waitForSelector("#watch-chosen");
      const watchOnly = async (id) => {
        await page.evaluate((id) => {
          for (const box of document.querySelectorAll("input")) if (box.checked !== (box.id === `tick-${id}`)) box.click();
        }, id);
        await page.click("#watch-chosen");
        await until("the next step", () => textOf(page), (text) => /Optlight is watching/.test(text));
        await page.close();
      };
      await watchOnly("x");
      // what the manifest of Chromium's copy grants can't be given back
      if (name === "firefox") {
        const granted = () => session.desk(async () => (await browser.permissions.getAll()).origins);
        const are = (hosts) => (origins) => origins.length > 0 && origins.every((one) => hosts.test(one));
        await until("X's hosts alone", granted, are(/^https:\/\/(x|twitter)\.com\//));
        // the settings lead back here, and what is granted is ticked
        page = await session.extensionPage("welcome.html#choose");
        await page.waitForSelector("#tick-x:checked");
        await watchOnly("zoom");
        await until("Zoom's hosts alone", granted, are(/zoom/));
      }
    });

    test("only when I click: where to go, and that the button is to be clicked there", async () => {
      const page = await session.extensionPage("welcome.html");
      await page.waitForSelector("#click-only");
      await page.click("#click-only");
      await until("the next step", () => textOf(page), (text) => /Optlight looks when you click it[^]*click the Optlight button[^]*LinkedIn/.test(text));
      assert.equal(await page.evaluate(() => document.activeElement.id), "next");
      await page.close();
    });
  });

  describe(`pages, ${name}`, () => {
    let session, page;
    const openDashboard = async (hash = "") => {
      page = await session.extensionPage(`dashboard.html${hash}`);
      await page.waitForSelector(".platforms > li");
      return page;
    };
    const state = () => session.send({ type: "state" });
    const stored = async () => JSON.parse((await state()).memory ?? "{}");
    const names = () => page.$$eval(".platforms > li h3", (all) => all.map((one) => one.textContent));
    const edit = (edit) => session.send({ type: "edit", edit });
    before(async () => (session = await launch(name, { hosts: ["https://*/*"] })));
    after(() => session?.close());
    afterEach(async () => {
      if (page && !page.isClosed()) await page.close();
      await edit({ do: "clear" });
      await session.tidy();
    });

    test("the dashboard lists every platform, finds by words, and filters by what was seen", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      await until("it to be remembered", stored, (memory) => memory.controls?.["linkedin/genai-improvement"]);
      await openDashboard();
      const all = await names();
      assert.ok(all.length > 80 && all.includes("ChatGPT") && all[0] === "LinkedIn", `${all.length}: ${all[0]}`);
      assert.match(await textOf(page), /AI may use your data\s+Looked at: 1 of \d+ known settings. Data used: 1. Kept out: 0./);
      await page.type("#query", "openai chat");
      await until("ChatGPT alone", names, (found) => String(found) === "ChatGPT");
      assert.equal(await page.evaluate(() => document.activeElement.id), "query");
      await page.$eval("#query", (field) => (field.value = ""));
      await page.select("#shown", "used");
      await page.type("#query", " ");
      await until("what lets data be used", names, (found) => String(found) === "LinkedIn");
      assert.match(await textOf(page), /Use my data for training content creation AI models\s+On · your data is used \(.*20\d\d.*\)/i);
      await page.select("#shown", "never");
      await until("what was never looked at", names, (found) => found.length > 60);
      await page.select("#category", "developer");
      await until("those for developers", names, (found) => found.includes("Cursor") && !found.includes("Zoom"));
    });

    test("forms and e-mails are ticked as done, with the date, and stay so", async () => {
      await openDashboard("#to-do");
      const box = '[id="done-facebook/ai-objection-form"]';
      await page.click(box);
      await until("the mark", stored, (memory) => memory.done?.["facebook/ai-objection-form"]);
      await until("its date", () => page.$eval(".to-do .done", (one) => one.innerText).catch(() => ""), (text) => /Done on .*20\d\d/.test(text));
      await page.click(box);
      await until("no mark", stored, (memory) => Object.keys(memory.done).length === 0);
    });

    test("ring style, language and motion hold at once, on open pages too", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      await openDashboard("#settings");
      await page.click("#ring-mark");
      const label = async () => (await tab.rings())[0]?.label.width ?? 0;
      await until("the label without words", label, (width) => width > 0 && width < 60);
      await page.waitForSelector("#ring-mark[checked]");
      await page.click("#ring-words");
      await until("the words alone", label, (width) => width > 100);
      await page.select("#language", "de");
      await until("German rings", async () => (await tab.rings())[0]?.text, (text) => /KI-Training/.test(text ?? ""));
      await until("the German dashboard", () => textOf(page).catch(() => ""), (text) => /Rundgang/.test(text));
      assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
      await page.click("#motion-none");
      await until("the setting", stored, ({ settings }) => settings.motion === "none");
      await tab.page.evaluate(() => (document.querySelector("main").style.paddingTop = "3000px"));
      const [{ key }] = await tab.rings();
      await session.send({ type: "show", tabId: tab.id, frame: 0, key });
      // moved at once: nothing is on its way when the answer is there
      assert.ok(await tab.page.evaluate(() => document.querySelector("input[role=switch]").getBoundingClientRect().top < innerHeight));
    });

    test("where the system asks for less motion, Show moves nothing on its way", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      await session.driver.reduceMotion(tab.page, true);
      await tab.page.evaluate(() => (document.querySelector("main").style.paddingTop = "3000px"));
      const [{ key }] = await tab.rings();
      await session.send({ type: "show", tabId: tab.id, frame: 0, key });
      assert.ok(await tab.page.evaluate(() => document.querySelector("input[role=switch]").getBoundingClientRect().top < innerHeight));
      await session.driver.reduceMotion(tab.page, false);
    });

    test("the toolbar button has an icon for each form, and changes it with what is found", async () => {
      // a file that the browser can't take is refused
      for (const form of ["idle", "used", "protected", "unclear", "changed"]) {
        const path = { 16: `icons/${form}-16.png`, 32: `icons/${form}-32.png` };
        await session.desk((path) => browser.action.setIcon({ path }), path);
      }
      await session.desk(() => browser.action.setIcon({ path: { 16: "icons/idle-16.png", 32: "icons/idle-32.png" } }));
      const tab = await session.open(GENAI);
      await until("the badge", () => tab.badge(), (text) => text === "1");
      // Chromium tells nobody which icon it shows
      if (name === "firefox") {
        const shown = (form) => until(`the icon ${form}`, () => session.driver.iconInFront(), (seen) => seen === form);
        await shown("used");
        await tab.page.click("input[role=switch]");
        await shown("protected");
      }
    });

    test("forgetting everything asks first", async () => {
      await edit({ do: "done", id: "facebook/ai-objection-form", done: true });
      await openDashboard("#settings");
      await page.click("#clear-ask");
      await page.waitForSelector("#clear");
      assert.ok((await stored()).done["facebook/ai-objection-form"]);
      await page.click("#clear");
      await until("nothing", stored, (memory) => Object.keys(memory.done).length === 0);
    });

    test("JSON and CSV are saved, and the JSON comes back as it was", async () => {
      const tab = await session.open(GENAI);
      await until("it to be remembered", stored, (memory) => memory.controls?.["linkedin/genai-improvement"]);
      await tab.close();
      const kept = await stored();
      await openDashboard("#data");
      const saved = async (file) => {
        await until(file, () => readdir(session.downloads), (files) => files.includes(file));
        return until(`${file} whole`, () => readFile(join(session.downloads, file), "utf8"), (text) => text.endsWith("\n"));
      };
      await page.click("#export-json");
      assert.deepEqual(JSON.parse(await saved("optlight.json")), kept);
      await page.click("#export-csv");
      const lines = (await saved("optlight.csv")).trim().split("\r\n");
      assert.equal(lines[0], "platform,control,name,state,choice,data use,first seen,last seen,watched");
      assert.match(lines[1], /^linkedin,genai-improvement,Use my data for training content creation AI models,on,,used,20.*Z,20.*Z,no$/);
      await edit({ do: "clear" });
      await (await page.$("#file")).uploadFile(join(session.downloads, "optlight.json"));
      await until("what was saved", stored, (memory) => JSON.stringify(memory) === JSON.stringify(kept));
    });

    test("a wrong file is refused with line and reason, and changes nothing", async () => {
      await edit({ do: "done", id: "facebook/ai-objection-form", done: true });
      const kept = await stored();
      await openDashboard("#data");
      const file = join(session.downloads, "wrong.json");
      const outcome = () => page.$eval(".outcome", (one) => one.innerText).catch(() => "");
      for (const [text, reason] of [
        ["not JSON at all", /nothing was changed: line 1, column \d+: expected/],
        ['{\n  "format": "optlight-memory",\n  "version": 1,\n  "controls": {"javascript:alert(1)": {"observations": []}}\n}', /line 4, .*`javascript:alert\(1\)` is not a control/],
        ['{"format": "optlight-memory", "version": 7}', /it is of version 7/],
        ["[".repeat(6_000_000), /it is too long/],
      ]) {
        await writeFile(file, text);
        await (await page.$("#file")).uploadFile(file);
        await until(String(reason), outcome, (said) => reason.test(said));
        assert.deepEqual(await stored(), kept);
      }
    });

    test("a page's text in a file appears as harmless short text", async () => {
      const time = "2026-10-03T12:00:00Z";
      const choice = `\u202E<img src=x onerror="document.title='caught'">\u0007${"long ".repeat(100_000)}`;
      const observations = [{ state: "on", choice, dataUse: "used", first: time, last: time }];
      const file = { format: "optlight-memory", version: 1, controls: { "linkedin/genai-improvement": { observations } } };
      assert.equal(await edit({ do: "import", text: JSON.stringify(file) }), true);
      await openDashboard();
      await page.click("#platform-linkedin summary");
      const small = () => page.$$eval("#platform-linkedin .small", (all) => all.map((one) => one.textContent));
      const texts = await until("the unfolded platform", small, (all) => all.length > 3);
      const shown = texts.find((text) => text.startsWith("Chosen:"));
      assert.ok(shown.includes("<img src=x") && shown.length < 400 && !/[\u202E\u0007]/.test(shown), shown);
      assert.notEqual(await page.title(), "caught");
    });

    test("on paper every platform is unfolded, and folded again afterwards", async () => {
      await openDashboard();
      // those for work stand for all, which take a browser seconds
      await page.select("#category", "productivity");
      await until("those for work", names, (found) => found.includes("Zoom") && found.length < 30);
      const told = page.evaluate(() => new Promise((resolve) => addEventListener("beforeprint", () => resolve({
        folded: document.querySelectorAll(".platform > details:not([open])").length,
        controls: document.querySelectorAll(".controls > li").length,
      }))));
      const pdf = await page.pdf({ format: "a4" });
      const { folded, controls } = await told;
      assert.ok(pdf.length > 20_000 && folded === 0 && controls > 30, `${pdf.length} bytes, ${folded} folded, ${controls} settings`);
      const open = () => page.evaluate(() => document.querySelectorAll(".platform > details[open]").length);
      await until("it folded again", open, (count) => count === 0);
    });

    test("a check-up goes through the chosen platforms' pages, with next, skip and stop in popup and dashboard, to a summary", async () => {
      await openDashboard();
      await page.click("#choose-linkedin");
      await page.click("#choose-x");
      await until("two chosen", () => page.$eval("#tour-start", (one) => one.textContent), (text) => /\(2\)/.test(text));
      await page.click("#tour-start");
      const tour = await until("the check-up", async () => (await state()).tour, (tour) => tour?.tab > 0);
      const titles = tour.stops.map(({ platform, title }) => `${platform}: ${title}`);
      assert.ok(titles.some((one) => one.startsWith("linkedin:")) && titles.some((one) => one.startsWith("x:")), String(titles));
      const first = tour.stops[0];
      const isSeen = ({ id }) => stored().then((memory) => Boolean(memory.controls?.[id]));
      await until(`${first.url} to be read`, () => isSeen(first.controls[0]));
      const popup = await session.extensionPage(`popup.html?tab=${tour.tab}`);
      /** Waits for an element of a page that may be behind another one, where the browser draws nothing. */
      const there = (where, selector) => until(selector, () => where.$(selector), (found) => found !== null);
      await there(popup, "#tour-next");
      assert.match(await textOf(popup), new RegExp(`Check-up: page 1 of ${tour.stops.length}`));
      await popup.bringToFront();
      await popup.click("#tour-next");
      await until("the second page", async () => (await state()).tour.at, (at) => at === 1);
      const address = () => session.desk(async (id) => (await browser.tabs.get(id)).url, tour.tab);
      await until("its address", address, (url) => url === tour.stops[1].url);
      await there(popup, "progress[value='1']");
      await page.bringToFront();
      await there(page, "progress[value='1']");
      await page.click("#tour-skip");
      await until("the third page", async () => (await state()).tour.at, (at) => at === 2);
      await there(page, "progress[value='2']");
      await page.bringToFront();
      await page.click("#tour-stop");
      await there(page, ".stops");
      const summary = await page.$eval("#part-check-up", (one) => one.innerText);
      assert.match(summary, /The check-up was stopped/);
      assert.match(summary, new RegExp(`${first.controls[0].label.slice(0, 20)}.*: .*(on|off)`, "i"));
      assert.match(summary, /Skipped[^]*Not opened/);
      await there(popup, "[data-path='dashboard.html#check-up']");
      await popup.close();
      await session.desk((id) => browser.tabs.remove(id), tour.tab);
    });

    test("a tab of the check-up that was closed is opened anew", async () => {
      await session.send({ type: "tour", platforms: ["linkedin"] });
      const { tour } = await state();
      await session.desk((id) => browser.tabs.remove(id), tour.tab);
      await session.send({ type: "tour", step: "next" });
      const after = (await state()).tour;
      assert.ok(after.at === 1 && after.tab !== tour.tab);
      await session.send({ type: "tour", step: "stop" });
      await session.desk((id) => browser.tabs.remove(id), after.tab);
    });

    test("keys of the browser: look, next, previous, hide", async () => {
      const tab = await session.open(COPILOT);
      await session.driver.pressCommand("look");
      const areThere = (all) => all.filter(({ visible }) => visible).length > 1;
      await until("the rings", () => tab.rings(), areThere);
      const shown = () => session.desk(async (id) => (await browser.storage.session.get(`step:${id}:`))[`step:${id}:`], tab.id);
      const { findings } = await tab.report();
      const keys = findings.filter(({ key }) => key !== null).map(({ frame, key }) => `${frame}/${key}`);
      for (const [command, expected] of [["next", keys[0]], ["next", keys[1]], ["previous", keys[0]], ["previous", keys.at(-1)]]) {
        await session.driver.pressCommand(command);
        await until(`${command} to lead to ${expected}`, shown, (seen) => seen === expected);
      }
      await session.driver.pressCommand("hide");
      await until("no ring", () => tab.rings(), (all) => all.length === 0);
      await session.driver.pressCommand("look");
      await until("the rings again", () => tab.rings(), areThere);
    });

    test("Escape hides the rings, but not when a page sends it, and not from a dialog that it closes", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      const press = (key) => tab.page.keyboard.press(key);
      await tab.page.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
      await tab.page.evaluate(() => {
        const dialog = document.createElement("dialog");
        document.body.append(dialog);
        dialog.showModal();
      });
      await press("Escape");
      await until("the dialog closed", () => tab.page.evaluate(() => document.querySelector("dialog").open), (open) => !open);
      await tab.ringed(USED);
      await press("Escape");
      await tab.ringed();
      // what changes afterwards stays hidden, and is told
      await tab.page.click("input[role=switch]");
      await until("the badge", () => tab.badge(), (text) => text === "0");
      await tab.ringed();
      await session.send({ type: "look", tabId: tab.id });
      await tab.ringed("AI training: off · kept out");
    });

    test("the popup leads through the rings, and says which one it shows", async () => {
      const tab = await session.open(COPILOT);
      await until("the rings", () => tab.rings(), (all) => all.filter(({ visible }) => visible).length > 1);
      page = await session.popupPage(tab);
      await page.waitForSelector("#next");
      await page.focus("#next");
      const current = () => page.$$eval("[data-at]", (all) => all.findIndex((one) => one.getAttribute("aria-current") === "true"));
      for (const at of [0, 1]) {
        await page.keyboard.press("Enter");
        await until(`the finding ${at}`, current, (seen) => seen === at);
      }
      await page.focus("#hide");
      await page.keyboard.press("Enter");
      await until("no ring", () => tab.rings(), (all) => all.length === 0);
      await page.click("#show-0");
      await until("the rings again", () => tab.rings(), (all) => all.length > 1);
    });

    test("a report of a mistake can be read and edited, and holds nothing of the person", async () => {
      const tab = await session.open(`${GENAI}?trk=secret-4711#me`);
      await tab.ringed(USED);
      await tab.page.evaluate(() => {
        document.title = "Erika Mustermann | LinkedIn";
        document.querySelector("h1").textContent = "Erika Mustermann";
      });
      page = await session.extensionPage(`mistake.html?tab=${tab.id}`);
      await page.waitForSelector("textarea");
      const text = await page.$eval("textarea", (field) => field.value);
      assert.match(text, /linkedin\/genai-improvement: switch, on, data used\s+label: Use my data for training content creation AI models\s+read: checked=true/);
      assert.match(text, /Platform: linkedin · page: genai/);
      assert.doesNotMatch(text, /Erika|Mustermann|secret|4711|https?:|Learn more/);
      await page.focus("textarea");
      await page.keyboard.type("It is off. ");
      await page.click("[data-action=save]");
      const file = join(session.downloads, "optlight-mistake.md");
      await until("the edited report", () => readFile(file, "utf8").catch(() => ""), (saved) => saved.includes("It is off. "));
    });
  });
}
