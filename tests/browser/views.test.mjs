// The extension's pages as a whole, whatever they say: accessible by axe's rules, in light, dark and forced colours; never wider
// than their window, at every width, with text of twice the size, from right to left, in German; and walked through by keyboard.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, describe, test } from "node:test";
import { served } from "./fixture.mjs";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const COPILOT = "https://copilot.microsoft.com/";

/** What the popup can say, each with a page that makes it say so. */
const SAYS = [
  ["used and kept out", served(COPILOT, "microsoft-copilot/settings"), /may use your data/],
  ["absent", "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement?region=none", /The setting is not here/],
  ["a form", served("https://www.facebook.com/help/contact/6359191084165019", "facebook/objection"), /Here you can object/],
  ["only ways to object", served("https://www.facebook.com/", "patterns/plain"), /No switch, but you can object/],
  ["no control", served("https://www.threads.com/", "patterns/plain"), /gives you no control/],
  ["steps", served(COPILOT, "patterns/plain"), /reached by the steps below/],
  ["to look for by eye", served("https://www.canva.com/settings/privacy-preferences", "canva/privacy"), /Look for it yourself/],
  ["another page", served("https://www.linkedin.com/feed/", "patterns/plain"), /No AI setting on this page/],
  ["an unknown site", "https://patterns.example/preferences", /doesn’t know this site/],
];

for (const name of BROWSERS) {
  describe(`views, ${name}`, () => {
    let session;
    before(async () => (session = await launch(name, { hosts: ["https://*/*"] })));
    after(() => session?.close());
    afterEach(() => session.tidy());

    /** Fails where axe finds a violation. */
    const accessible = async (page, what) => {
      await page.evaluate(AXE);
      const violations = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]);
      });
      assert.deepEqual(violations, [], what);
    };
    // as the stylesheet's own `color-scheme` lets it be: the same in both browsers
    const dress = (page, scheme) => page.evaluate((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
    /** Fails where something reaches beyond the window at one of these widths. */
    const fits = async (page, widths, what = "") => {
      for (const width of widths) {
        await page.setViewport({ width, height: 600 });
        const [wide, which] = await page.evaluate(() => {
          const edge = document.documentElement.clientWidth;
          const over = [...document.body.querySelectorAll("*")].find((one) => {
            const { left, right } = one.getBoundingClientRect();
            return right > edge + 1 || left < -1;
          });
          return [document.documentElement.scrollWidth - innerWidth, over?.outerHTML.slice(0, 200)];
        });
        assert.ok(wide <= 0 && !which, `${wide} pixels too wide at ${width} ${what}: ${which}`);
      }
    };
    const open = (page, selector) => page.evaluate((selector) => document.querySelectorAll(selector).forEach((one) => (one.open = true)), selector);

    for (const [what, url, says] of SAYS) {
      test(`the popup, ${what}: no violation in light and dark, narrow and with everything opened`, async () => {
        const tab = await session.open(url);
        const popup = await session.popupPage(tab);
        await until("the answer", () => popup.evaluate(() => document.body.innerText), (text) => says.test(text));
        await open(popup, "details");
        for (const scheme of ["light", "dark"]) {
          await dress(popup, scheme);
          await accessible(popup, scheme);
        }
        await fits(popup, [320, 380, 800]);
        await popup.close();
      });
    }

    /** Every other page, and what has to be there before it is looked at. */
    const PAGES = [
      ["the dashboard", "dashboard.html", ".platforms > li"],
      ["the welcome page", "welcome.html", "#watch-all"],
      ["choosing platforms", "welcome.html#choose", "#watch-chosen"],
      ["reporting a mistake", "mistake.html?tab=1", "textarea"],
    ];
    /** A memory that has everything in it that a page can show. */
    const fill = async () => {
      const seen = (state, dataUse, time) => ({ state, dataUse, first: time, last: time });
      const [then, now] = ["2026-10-03T12:00:00Z", "2026-11-20T12:00:00Z"];
      const off = seen("off", "protected", then);
      const controls = {
        "linkedin/genai-improvement": { observations: [off, seen("on", "used", now)], change: { from: off, at: now } },
        "x/grok-training": { observations: [seen("absent", "unknown", now)] },
        "zoom/unknown-control": { observations: [seen("mixed", "unknown", now)] },
      };
      const file = {
        format: "optlight-memory", version: 1, controls, accounts: { zoom: "varying" },
        done: { "facebook/ai-objection-form": now }, settings: { off: ["tiktok"] },
      };
      assert.equal(await session.send({ type: "edit", edit: { do: "import", text: JSON.stringify(file) } }), true);
    };

    for (const [what, path, ready] of PAGES) {
      test(`${what}: no violation in light, dark and forced colours, and fits from 320 to 1600 pixels, at 200 %, from right to left`, async () => {
        await fill();
        const page = await session.extensionPage(path);
        await page.waitForSelector(ready);
        // a few platforms opened stand for all
        await open(page, "#platform-linkedin, #platform-linkedin details, #platform-facebook");
        for (const scheme of ["light", "dark"]) {
          await dress(page, scheme);
          await accessible(page, scheme);
        }
        await dress(page, "");
        await session.driver.forceColours(page, true);
        await accessible(page, "forced colours");
        await session.driver.forceColours(page, false);
        await fits(page, [320, 800, 1600]);
        await page.evaluate(() => (document.documentElement.dir = "rtl"));
        await fits(page, [320, 1600], "from right to left");
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        await fits(page, [320, 800], "at 200 %");
        await page.close();
      });
    }

    test("in German, whose words are long, every page fits 320 pixels at 200 %", async () => {
      await fill();
      await session.send({ type: "edit", edit: { do: "language", language: "de" } });
      const tab = await session.open(served(COPILOT, "microsoft-copilot/settings"));
      for (const [what, path, ready] of [...PAGES, ["the popup", `popup.html?tab=${tab.id}`, ".findings"]]) {
        const page = await session.extensionPage(path);
        await page.waitForSelector(ready);
        assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
        await open(page, "#platform-linkedin, #platform-linkedin details");
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        await fits(page, [320], `${what}, at 200 %`);
        await page.close();
      }
      await session.send({ type: "edit", edit: { do: "clear" } });
    });

    test("with the keyboard alone: every button and link of popup and dashboard is reached in reading order, has a name, and shows its focus", async () => {
      await fill();
      const tab = await session.open(served(COPILOT, "microsoft-copilot/settings"));
      // what is seen for the first time is listed anew
      await until("it to be remembered", () => session.send({ type: "state" }), ({ memory }) => memory.includes("microsoft-copilot/"));
      const WALKS = [["popup", `popup.html?tab=${tab.id}`, ".findings"], ["dashboard", "dashboard.html", ".platforms > li"], ["welcome", "welcome.html", "#watch-all"]];
      for (const [what, path, ready] of WALKS) {
        const page = await session.extensionPage(path);
        await page.waitForSelector(ready);
        await page.bringToFront();
        const SELECTOR = "a[href], button:not(:disabled), input, select, summary, textarea";
        const expected = await page.evaluate((selector) => {
          const isReachable = (one) => one.checkVisibility({ contentVisibilityAuto: true }) && (one.type !== "radio" || one.checked);
          // walking is slow: the first forty stand for a long list
          return [...document.querySelectorAll(selector)].filter(isReachable).slice(0, 40).map((one, at) => (one.dataset.walk = String(at)));
        }, SELECTOR);
        assert.ok(expected.length >= 3, what);
        for (const at of expected) {
          await page.keyboard.press("Tab");
          const [walk, outline, called] = await page.evaluate(() => {
            const active = document.activeElement;
            const name = active.getAttribute("aria-label") ?? active.labels?.[0]?.textContent ?? active.textContent;
            return [active.dataset.walk, getComputedStyle(active).outlineStyle, name.trim()];
          });
          assert.equal(walk, at, `${what}: ${called}`);
          assert.ok(outline !== "none" && called.length > 0, `${what}: ${called}, ${outline}`);
        }
        await page.close();
      }
      await session.send({ type: "edit", edit: { do: "clear" } });
    });
  });
}
