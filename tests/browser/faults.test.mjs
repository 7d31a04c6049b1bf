// What goes wrong has a defined outcome: bad messages, a background that is stopped, tabs that close, orphaned agents.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const USED = "AI training: on · your data is used";
const KEPT_OUT = "AI training: off · kept out";
const HOSTS = ["https://www.linkedin.com/*"];

for (const name of BROWSERS) {
  describe(`faults, ${name}`, () => {
    let session;
    const open = (url) => session.open(url);
    /** Sends a message as the agent of a tab does. */
    const sendAsAgent = (tab, message) =>
      session.desk(
        async (tabId, message) => {
          const [{ result }] = await browser.scripting.executeScript({
            target: { tabId }, args: [message], func: (message) => browser.runtime.sendMessage(message),
          });
          return result;
        },
        tab.id,
        message,
      );
    before(async () => (session = await launch(name, { hosts: HOSTS })));
    after(() => session?.close());
    afterEach(() => session.tidy());

    test("malformed messages of an extension page are refused by name", async () => {
      const bad = [null, "report", {}, { type: "nothing" }, { type: "report" }, { type: "report", tabId: "1" },
        { type: "report", tabId: -1 }, { type: "show", tabId: 1 }, { type: "show", tabId: 1, frame: 0, key: 1.5 }];
      for (const message of bad) {
        const answer = await session.send(message);
        assert.match(answer.error, /malformed message from an extension page/, JSON.stringify(message));
      }
    });

    test("malformed, oversized and foreign snapshots are refused, and nothing known is lost", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const snapshot = { version: 1, url: GENAI, settled: true, controls: [] };
      const control = { key: 1, tag: "input", name: "x", nameFrom: "accessible", rendered: true };
      for (const [what, message, error] of [
        ["no snapshot", { type: "snapshot" }, /malformed message from an agent/],
        ["no address", { type: "snapshot", snapshot: { version: 1, settled: true, controls: [] } }, /missing field .url/],
        ["a wrong type", { type: "snapshot", snapshot: { ...snapshot, controls: [{ ...control, rendered: "yes" }] } }, /invalid type/],
        ["another version", { type: "snapshot", snapshot: { ...snapshot, version: 99 } }, /version 99.*reload the page/],
        ["too many controls", { type: "snapshot", snapshot: { ...snapshot, controls: Array(2_001).fill(control) } }, /2001 controls/],
        ["too long a text", { type: "snapshot", snapshot: { ...snapshot, headings: ["x".repeat(10_000)] } }, /text of 10000 bytes/],
        ["a page's message", { type: "report", tabId: tab.id }, /malformed message from an agent/],
      ]) {
        const answer = await sendAsAgent(tab, message);
        assert.match(answer?.error ?? "", error, what);
      }
      assert.equal((await tab.report()).findings[0].state, "on");
      await tab.ringed(USED);
    });

    test("the background is stopped between two messages: nothing is lost, and the next look starts it again", async () => {
      const [first, second] = [await open(GENAI), await open(`${GENAI}?state=off`)];
      await first.ringed(USED);
      await second.ringed(KEPT_OUT);
      await session.driver.stopBackground();
      await second.page.click("input[role=switch]");
      await second.ringed(USED);
      await until("the badge", () => second.badge(), (text) => text === "1");
      await session.driver.stopBackground();
      assert.equal((await first.report()).findings[0].state, "on");
      assert.equal((await second.report()).findings[0].state, "on");
    });

    test("a tab that was closed meanwhile: an empty report, and no trace of it", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      await tab.close();
      const report = await tab.report();
      assert.deepEqual([report.platform, report.findings], [null, []]);
      assert.equal(await session.send({ type: "show", tabId: tab.id, frame: 0, key: 1 }), false);
      assert.deepEqual(await session.send({ type: "look", tabId: tab.id }), { closed: true });
      const left = () => session.desk(async (id) => Object.keys(await browser.storage.session.get(null)).filter((key) => key.includes(`:${id}:`)), tab.id);
      await until("nothing kept of the tab", left, (keys) => keys.length === 0);
    });

    test("a page that names its fields like DOM methods is read all the same", async () => {
      const tab = await open(`${GENAI}?late=1`);
      await tab.page.evaluate(() => {
        const form = document.createElement("form");
        for (const name of ["parentNode", "getAttribute", "matches", "closest", "shadowRoot", "children", "tagName", "isConnected", "querySelectorAll", "ownerDocument"]) {
          const input = document.createElement("input");
          input.name = name;
          input.type = "hidden";
          form.append(input);
        }
        document.querySelector("main").append(form);
        form.append(document.querySelector(".card"));
        globalThis.showSwitch();
      });
      await tab.ringed(USED);
    });

    test("a label of ten megabytes with bidi tricks is cut and cleaned", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      await tab.page.evaluate(() => {
        const long = `\u202e<b>gniniart</b>\u0000${"x".repeat(10_000_000)}`;
        document.getElementById("allowDataForGenerativeAI").textContent = long;
      });
      const changed = (report) => report.findings[0]?.label.startsWith("<b>gniniart</b>");
      const report = await tab.reported("the strange label", changed);
      assert.equal(report.findings[0].label.length, 301);
      assert.match(report.findings[0].note, /wording is not in the catalogue/);
      assert.equal(report.findings[0].state, "on", "its mark still tells what it is");
    });

    test("a page that changes all the time is still followed", async () => {
      const tab = await open(GENAI);
      await tab.page.evaluate(() => {
        const noise = document.body.appendChild(document.createElement("p"));
        const turn = () => {
          noise.textContent = Math.random();
          noise.className = `c${noise.textContent}`;
          requestAnimationFrame(turn);
        };
        turn();
      });
      await tab.ringed(USED);
      await tab.page.click("input[role=switch]");
      await tab.ringed(KEPT_OUT);
      await tab.reported("settled in the end", (report) => report.settled, 15_000);
    });
  });

  describe(`damaged catalogue, ${name}`, () => {
    let session;
    before(async () => (session = await launch(name, { hosts: ["https://*/*"], files: { "catalog/linkedin.bin": "no platform" } })));
    after(() => session?.close());

    test("a platform's file that can't be read is told, and nothing is claimed", async () => {
      const tab = await session.open(GENAI);
      // an agent that was refused ends, so that a look finds now a fresh one, now none
      const look = () => session.send({ type: "look", tabId: tab.id });
      await until("the refusal", look, (answer) => /linkedin\.bin is damaged/.test(answer.error));
      assert.deepEqual([(await tab.report()).findings, await tab.rings()], [[], []]);
      const other = await session.open("https://x.com/settings/grok_settings");
      assert.equal((await other.report()).platform, "x");
    });
  });

  describe(`orphans, ${name}`, () => {
    let session;
    before(async () => (session = await launch(name, { hosts: HOSTS })));
    after(() => session?.close());
    /** How many elements the page's root has beside head and body: the ring's host, if it is there. */
    const hosts = (tab) => tab.page.evaluate(() => document.documentElement.children.length - 2);

    test("after an update the old rings go, and the new agent draws its own", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      await session.reload();
      await tab.page.bringToFront();
      await tab.ringed(USED);
      await until("one host of rings", () => hosts(tab), (count) => count === 1);
      await tab.page.click("input[role=switch]");
      await tab.ringed(KEPT_OUT);
      await tab.close();
    });

    test("after the extension is switched off no ring is left on the screen", async () => {
      const tab = await session.open(GENAI);
      await tab.ringed(USED);
      const colour = [0xb3, 0x26, 0x0b];
      const { PNG } = await import("pngjs");
      const isPainted = async () => {
        const { data } = PNG.sync.read(Buffer.from(await tab.page.screenshot()));
        for (let at = 0; at < data.length; at += 4) if (colour.every((value, part) => Math.abs(data[at + part] - value) < 6)) return true;
        return false;
      };
      assert.equal(await isPainted(), true);
      await session.driver.disable();
      await tab.page.bringToFront();
      await until("no ring painted", isPainted, (painted) => !painted, 12_000);
    });
  });
}
