// What is remembered between visits, what is called a change, and what leaves no trace.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const ID = "linkedin/genai-improvement";
const USED = "AI training: on · your data is used";
const KEPT_OUT = "AI training: off · kept out";

for (const name of BROWSERS) {
  describe(`memory, ${name}`, () => {
    let session;
    const stored = () => session.desk(async () => (await browser.storage.local.get("memory")).memory ?? null);
    const observations = async () => JSON.parse((await stored()) ?? "{}").controls?.[ID]?.observations ?? [];
    /** Waits until these states are remembered, oldest first; a `!` marks what was watched. */
    const remembered = (...states) => {
      const written = (all) => all.map(({ state, watched }) => `${state}${watched ? "!" : ""}`);
      return until(`${states} to be remembered`, observations, (all) => String(written(all)) === String(states));
    };
    /** Makes all that was seen so far days older. */
    const age = () =>
      session.desk(async () => {
        const { memory } = await browser.storage.local.get("memory");
        const older = (time) => new Date(new Date(time) - 50 * 86_400_000).toISOString().replace(".000", "");
        await browser.storage.local.set({ memory: memory.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, older) });
      });
    /** Opens the page in a state, until it is remembered as the newest one. */
    const visit = async (state, ...states) => {
      const tab = await session.open(`${GENAI}?state=${state}`);
      await remembered(...states);
      return tab;
    };
    const badgeIs = (tab, text) => until(`the badge ${text}`, () => tab.badge(), (seen) => seen === text);
    before(async () => (session = await launch(name, { hosts: ["https://*/*"] })));
    after(() => session?.close());
    afterEach(() => session.tidy());

    test("what was seen is kept with its time, without an address, an account or a text of the page", async () => {
      await visit("off", "off");
      const { controls, ...rest } = JSON.parse(await stored());
      const [{ first, last, ...seen }] = controls[ID].observations;
      assert.deepEqual([Object.keys(controls), seen], [[ID], { state: "off", dataUse: "protected" }]);
      assert.ok(Math.abs(Date.now() - new Date(last)) < 60_000 && first <= last, last);
      assert.doesNotMatch(JSON.stringify([controls, rest]), /https?:|@|training content/);
      assert.deepEqual(await session.desk(async () => Object.keys(await browser.storage.local.get(null))), ["memory"]);
    });

    test("off then, on today: badge, popup and dashboard say so until it is seen", async () => {
      await (await visit("off", "off")).close();
      await age();
      const tab = await visit("on", "off", "on");
      await badgeIs(tab, "!");
      assert.equal(await tab.title(), "Optlight: a setting of LinkedIn is different from before");
      const says = /LinkedIn: a setting is different from before[^]*It was “off · kept out” on .* and is “on · your data is used” on/;
      const dashboard = await session.extensionPage("dashboard.html");
      const textOf = (page) => page.evaluate(() => document.body.innerText);
      await until("the dashboard's change", () => textOf(dashboard), (text) => says.test(text));
      const popup = await session.popupPage(tab);
      await until("the popup's change", () => textOf(popup), (text) => says.test(text));
      const other = await session.open("https://www.linkedin.com/feed/");
      await badgeIs(other, "!");
      await popup.bringToFront();
      await popup.click("[data-action=seen]");
      await until("the popup without it", () => textOf(popup), (text) => !says.test(text) && /may use your data/.test(text));
      await until("the dashboard without it", () => textOf(dashboard), (text) => !says.test(text));
      await badgeIs(tab, "1");
      await badgeIs(other, "");
      await Promise.all([popup.close(), dashboard.close()]);
    });

    test("what the person switches is theirs, also where the page loads anew", async () => {
      const tab = await visit("on", "on");
      await tab.page.click("input[role=switch]");
      await remembered("on", "off!");
      await tab.page.evaluate((url) => {
        document.querySelector("input[role=switch]").addEventListener("click", (event) => {
          event.preventDefault();
          location.href = url;
        });
      }, `${GENAI}?state=on&saved`);
      await tab.page.click("input[role=switch]");
      await remembered("on", "off!", "on!");
      await badgeIs(tab, "1");
    });

    test("two accounts in turns: one question at most, then it is said why nothing is called a change", async () => {
      for (const [state, ...states] of [["off", "off"], ["on", "off", "on"], ["off", "off", "on", "off"]]) {
        await (await visit(state, ...states)).close();
      }
      const tab = await visit("on", "off", "on", "off", "on");
      await badgeIs(tab, "1");
      const dashboard = await session.extensionPage("dashboard.html");
      await until("the reason", () => dashboard.evaluate(() => document.body.innerText), (text) => /a setting went back and forth/.test(text));
      assert.equal(await dashboard.evaluate(() => document.querySelectorAll(".change").length), 0);
      await dashboard.close();
    });

    test("on a platform where Optlight rests there is no ring, no badge and no memory, until it looks again", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      await session.send({ type: "edit", edit: { do: "off", platform: "linkedin", off: true } });
      await until("no ring", () => tab.page.evaluate(() => document.documentElement.children.length), (count) => count === 2);
      await badgeIs(tab, "");
      await session.send({ type: "edit", edit: { do: "clear" } });
      await session.send({ type: "edit", edit: { do: "off", platform: "linkedin", off: true } });
      const other = await session.open(`${GENAI}?state=off`);
      const popup = await session.popupPage(other);
      await until("the popup", () => popup.evaluate(() => document.body.innerText), (text) => /Optlight rests on LinkedIn/.test(text));
      assert.deepEqual([await other.rings(), await observations()], [[], []]);
      await popup.bringToFront();
      await popup.click("[data-action=rest]");
      await other.ringed(KEPT_OUT);
      await tab.ringed(USED);
      await popup.close();
    });

    test("a malformed edit is refused with its reason and changes nothing", async () => {
      await visit("off", "off");
      const kept = await stored();
      for (const [edit, reason] of [
        [{ do: "seen", ids: ["https://x.example"] }, /is not a control's id/],
        [{ do: "off", platform: "../x", off: true }, /is not a platform's id/],
        [{ do: "blink" }, /unknown variant/],
        [{ do: "ring", ring: "blink" }, /unknown variant/],
        [{ do: "import", text: "{\n  \"format\": 1" }, /line 2, column 13/],
        [{}, /malformed message/],
      ]) {
        const { error } = await session.send({ type: "edit", edit });
        assert.match(error ?? "", reason, JSON.stringify(edit));
      }
      assert.equal(await stored(), kept);
    });

    test("a memory that can't be read is put aside for export, and a new one begins", async () => {
      await visit("off", "off");
      const torn = (await stored()).slice(0, -20);
      await session.desk((memory) => browser.storage.local.set({ memory }), torn);
      const tab = await session.open(`${GENAI}?state=on`);
      await until("a new memory", stored, (memory) => memory !== torn);
      await remembered("on");
      await tab.close();
      const { trouble } = await session.send({ type: "state" });
      assert.equal(trouble.text, torn);
      assert.match(trouble.reason, /line 1, column \d+: EOF/);
      const dashboard = await session.extensionPage("dashboard.html");
      await dashboard.waitForSelector("#discard");
      assert.match(await dashboard.$eval(".notice", (notice) => notice.innerText), /could not be read.*put aside/s);
      await dashboard.click("#discard");
      await until("no notice", () => dashboard.$(".notice"), (notice) => notice === null);
      assert.equal((await session.send({ type: "state" })).trouble, null);
      await dashboard.close();
    });

    test("the background is stopped: nothing that was seen is lost", async () => {
      const tab = await visit("on", "on");
      await session.driver.stopBackground();
      await tab.page.click("input[role=switch]");
      await remembered("on", "off!");
    });

    // Firefox gives an extension as much room as the disk has
    if (name === "chromium") {
      test("a full store: less history is kept, and where nothing fits it is said", async () => {
        await visit("off", "off");
        const fill = (bytes) =>
          session.desk(async (bytes) => {
            await browser.storage.local.remove("filler");
            const used = await browser.storage.local.getBytesInUse(null);
            await browser.storage.local.set({ filler: "x".repeat(browser.storage.local.QUOTA_BYTES - used - 30 - bytes) });
          }, bytes);
        // room for a mark, but for no further observation
        await fill(0);
        await (await session.open(`${GENAI}?state=on`)).ringed(USED);
        const isFull = async () => (await session.send({ type: "state" })).trouble?.full ?? false;
        await until("it to be said", isFull, (full) => full);
        await session.desk(() => browser.storage.local.remove("filler"));
        await (await visit("on", "off", "on")).close();
        await until("it not to be said any more", isFull, (full) => !full);
      });
    }
  });

  describe(`private windows, ${name}`, () => {
    let session;
    before(async () => (session = await launch(name, { hosts: ["https://www.linkedin.com/*"], incognito: true })));
    after(() => session?.close());

    test("they are ringed, and leave no trace", async () => {
      // opened first, since a new tab comes into the window in front
      const tab = await session.open("https://www.linkedin.com/feed/");
      const tabId = await session.desk(async (url) => {
        const { tabs } = await browser.windows.create({ incognito: true, url });
        return tabs[0].id;
      }, GENAI);
      const look = () => session.send({ type: "report", tabId });
      await until("the settled look", look, (report) => report.settled && report.findings?.[0]?.state === "on");
      const rings = await session.send({ type: "rings", tabId });
      assert.deepEqual(rings.map(({ text }) => text), [USED]);
      // a look in a usual window after it is remembered, so that there was time for the private one too
      await tab.page.goto(`${GENAI}?state=off`);
      const kept = () => session.desk(async () => JSON.stringify(await browser.storage.local.get(null)));
      const text = await until("the usual look", kept, (text) => text.includes("genai-improvement"));
      assert.doesNotMatch(text, /"on\\"/);
      await session.desk(async (tabId) => browser.tabs.remove(tabId), tabId);
      await tab.close();
      const known = () => session.desk(async () => Object.keys(await browser.storage.session.get(null)));
      await until("nothing in memory", known, (keys) => !keys.some((key) => key.includes(`:${tabId}:`)));
    });
  });
}
