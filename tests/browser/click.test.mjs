// The extension as it is installed: nothing is granted, and nothing happens until the person clicks.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { paintedAround } from "./pixels.mjs";
import { until } from "./until.mjs";

const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const USED = "AI training: on · your data is used";
const KEPT_OUT = "AI training: off · kept out";

for (const name of BROWSERS) {
  describe(`click, ${name}`, () => {
    let session;
    const open = (url) => session.open(url);
    const clickAction = async (tab, shows) => {
      const popup = await session.driver.clickAction(tab.page);
      await until(`the popup to say ${shows}`, () => popup.text(), (text) => shows.test(text));
      return popup;
    };
    before(async () => (session = await launch(name)));
    after(() => session?.close());
    afterEach(() => session.tidy());

    test("installing asks for nothing", async () => {
      const { origins, permissions } = await session.desk(() => browser.permissions.getAll());
      assert.deepEqual([origins, permissions.sort()], [[], ["activeTab", "scripting", "storage"]]);
      assert.deepEqual(await session.desk(() => browser.scripting.getRegisteredContentScripts()), []);
    });

    test("nothing happens on a settings page until the click; then the ring, the badge and the popup", async () => {
      const tab = await open(GENAI);
      const untouched = await tab.report();
      assert.deepEqual([untouched.platform, untouched.findings, await tab.rings(), await tab.badge()], [null, [], [], ""]);
      assert.equal(await tab.page.evaluate(() => document.documentElement.children.length), 2);
      const popup = await clickAction(tab, /LinkedIn may use your data for AI/);
      await tab.ringed(USED);
      assert.ok(await paintedAround(tab));
      assert.equal(await tab.badge(), "1");
      assert.match(await popup.text(), /Use my data for training content creation AI models\s+On · your data is used/i);
      await popup.close();
    });

    test("the open popup follows the switch, and says what was read", async () => {
      const tab = await open(GENAI);
      const popup = await clickAction(tab, /LinkedIn may use your data for AI/);
      await tab.page.evaluate(() => document.querySelector("input[role=switch]").click());
      await until("the popup to follow", () => popup.text(), (text) => /Your data is kept out/.test(text));
      assert.match(await popup.html(), /checked=false/);
      await popup.close();
    });

    test("Show scrolls to the control and keeps its ring", async () => {
      const tab = await open(GENAI);
      await tab.page.evaluate(() => (document.querySelector("main").style.paddingTop = "3000px"));
      const popup = await clickAction(tab, /LinkedIn may use your data for AI/);
      const isInView = () => tab.page.evaluate(() => {
        const { top, bottom } = document.querySelector("input[role=switch]").getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      });
      assert.equal(await isInView(), false);
      await popup.click("[data-action=show]");
      await until("the switch in view", isInView);
      await tab.ringed(USED);
      await popup.close();
    });

    test("on the platform's other pages: links to its settings pages", async () => {
      const tab = await open("https://www.linkedin.com/feed/");
      const popup = await clickAction(tab, /No AI setting on this page/);
      assert.match(await popup.text(), /Data for Generative AI Improvement/);
      await popup.click(`[data-url="${GENAI}"]`);
      await until("the settings page", () => tab.page.url(), (url) => url === GENAI);
    });

    test("absent in the region: the popup says why that can be", async () => {
      const tab = await open(`${GENAI}?region=none`);
      const popup = await clickAction(tab, /The setting is not here/);
      assert.match(await popup.text(), /has shown this switch only since 3 November 2025/);
      await popup.close();
    });

    test("a platform without a switch: the popup says so, and where to object", async () => {
      const tab = await open("https://www.facebook.com/?fixture=patterns/plain");
      const popup = await clickAction(tab, /No switch, but you can object/);
      assert.match(await popup.text(), /Object to your information being used for AI at Meta[^]*a form to fill in[^]*in the app only/);
      const { findings, elsewhere } = await tab.report();
      assert.deepEqual(findings, []);
      const form = elsewhere.find((one) => one.id === "facebook/ai-objection-form");
      assert.deepEqual([form.kind, form.url], ["form", "https://www.facebook.com/help/contact/6359191084165019"]);
      await popup.close();
    });

    test("a site that the catalogue does not know", async () => {
      const tab = await open("https://patterns.example/preferences");
      const popup = await clickAction(tab, /doesn’t know this site/);
      assert.deepEqual((await tab.report()).findings, []);
      await popup.close();
    });

    test("a page that no extension may read: a clear sentence", async () => {
      const tab = await open("about:blank");
      await session.driver.openOwnPage(tab.page);
      const popup = await clickAction(tab, /Optlight can’t look at this page/);
      await popup.close();
    });

    test("a click on one page grants no other", async () => {
      const tab = await open(GENAI);
      await (await clickAction(tab, /LinkedIn may use your data for AI/)).close();
      await tab.page.goto("https://x.com/settings/grok_settings");
      assert.deepEqual([(await tab.report()).findings, await tab.rings()], [[], []]);
      await until("an empty badge", () => tab.badge(), (text) => text === "");
    });
  });

  describe(`access, ${name}`, () => {
    let session;
    // Chromium's own prompt can't be clicked by a test: there the browser's site-access menu grants and takes back
    before(async () => (session = await launch(name, name === "chromium" ? { hosts: ["https://www.linkedin.com/*"] } : {})));
    after(() => session?.close());

    test("granting rings open tabs and new ones by itself; giving back takes the rings down", async () => {
      const tab = await session.open(GENAI);
      const grant = await session.driver.access(session, tab);
      await grant(true);
      await tab.ringed(USED);
      const second = await session.open(`${GENAI}?state=off`);
      await second.ringed(KEPT_OUT);
      await grant(false);
      await until("no ring in the first tab", () => tab.page.evaluate(() => document.documentElement.children.length), (count) => count === 2);
      await until("no ring in the second tab", () => second.page.evaluate(() => document.documentElement.children.length), (count) => count === 2);
      for (const left of [tab, second]) await until("an empty badge", () => left.badge(), (text) => text === "");
      assert.deepEqual(await session.desk(() => browser.scripting.getRegisteredContentScripts()), []);
      const third = await session.open(GENAI);
      assert.deepEqual((await third.report()).findings, []);
    });
  });
}
