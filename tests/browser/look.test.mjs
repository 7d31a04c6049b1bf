// The main job where access is granted: what is found, what is said of it, and where the ring is.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { paintedAround } from "./pixels.mjs";
import { until } from "./until.mjs";

const LINKEDIN = "https://www.linkedin.com/mypreferences/d";
const GENAI = `${LINKEDIN}/settings/data-for-ai-improvement`;
const OVERVIEW = `${LINKEDIN}/categories/privacy`;
const USED = "AI training: on · your data is used";
const KEPT_OUT = "AI training: off · kept out";

const only = (report) => {
  assert.equal(report.findings.length, 1, JSON.stringify(report.findings, null, 1));
  return report.findings[0];
};
const pick = ({ id, kind, state, dataUse }) => ({ id, kind, state, dataUse });

for (const name of BROWSERS) {
  describe(`look, ${name}`, () => {
    let session;
    const open = (url) => session.open(url);
    before(async () => (session = await launch(name, { hosts: ["https://*/*"] })));
    after(() => session?.close());
    afterEach(() => session.tidy());

    test("a switch that is on: the contract's report, to the letter", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const report = await tab.report();
      assert.equal(report.url, GENAI);
      assert.equal(report.platform, "linkedin");
      assert.equal(report.settingsPage, true);
      const finding = only(report);
      const contract = {
        id: "linkedin/genai-improvement", origin: "catalog", label: "Use my data for training content creation AI models",
        kind: "switch", state: "on", choice: null, dataUse: "used", locked: false, purpose: "training", frame: 0,
      };
      for (const [key, value] of Object.entries(contract)) assert.equal(finding[key], value, key);
      assert.deepEqual(finding.evidence, ["checked=true"]);
    });

    test("everything read, for diagnosis", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const { controls } = await tab.controls();
      const control = controls.find((one) => one.kind === "switch");
      assert.deepEqual(control, {
        label: "Use my data for training content creation AI models", kind: "switch", state: "on", choice: null,
        locked: false, frame: 0, evidence: ["checked=true"],
      });
      assert.ok(controls.some((one) => one.kind === "link" && one.label === "Home"), "links are read too");
    });

    test("a switch that is off: kept out", async () => {
      const tab = await open(`${GENAI}?state=off`);
      await tab.ringed(KEPT_OUT);
      assert.deepEqual(pick(only(await tab.report())), {
        id: "linkedin/genai-improvement", kind: "switch", state: "off", dataUse: "protected",
      });
    });

    test("flipped by the person: ring and badge follow", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      assert.equal(await tab.badge(), "1");
      await tab.page.click("input[role=switch]");
      await tab.ringed(KEPT_OUT);
      assert.equal(await tab.badge(), "0");
      await tab.page.click("input[role=switch]");
      await tab.ringed(USED);
      assert.equal(await tab.badge(), "1");
      assert.match(await tab.title(), /1 of 1 .* LinkedIn/);
    });

    test("flipped silently by the page's script: no mutation, no event, still followed", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      await tab.page.evaluate(() => void (document.querySelector("input[role=switch]").checked = false));
      await tab.ringed(KEPT_OUT);
    });

    test("a switch that appears late", async () => {
      const tab = await open(`${GENAI}?late=1`);
      await tab.reported("settled without the switch", (report) => report.settled);
      await tab.page.evaluate(() => globalThis.showSwitch());
      await tab.ringed(USED);
      assert.equal(only(await tab.report()).state, "on");
    });

    test("a node that is mounted anew at each change", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      await tab.page.evaluate(() => {
        const old = document.querySelector("input[role=switch]");
        const fresh = old.cloneNode();
        fresh.checked = false;
        old.replaceWith(fresh);
      });
      await tab.ringed(KEPT_OUT);
      assert.equal((await tab.rings()).length, 1);
    });

    test("navigation inside the application, to the page and away from it", async () => {
      const tab = await open("https://www.linkedin.com/feed/");
      const route = (href) => tab.page.click(`a[href="${href}"]`);
      const feed = await tab.report();
      assert.deepEqual([feed.platform, feed.settingsPage, feed.findings], ["linkedin", false, []]);
      await route("/mypreferences/d/categories/privacy");
      await tab.ringed(USED);
      await route("/mypreferences/d/settings/data-for-ai-improvement");
      await until("the switch instead of the row", () => tab.report(), (report) => report.findings[0]?.kind === "switch");
      await tab.ringed(USED);
      await tab.page.goBack();
      await until("the row again", () => tab.report(), (report) => report.findings[0]?.kind === "row");
      await route("/feed/");
      await tab.ringed();
      await until("an empty badge", () => tab.badge(), (text) => text === "");
      assert.equal((await tab.report()).settingsPage, false);
    });

    test("a page that is left for another one is forgotten, also where that one is looked at", async () => {
      const tab = await open(GENAI);
      await until("the badge", () => tab.badge(), (text) => text === "1");
      await tab.page.goto("https://patterns.example/", { waitUntil: "load" });
      await until("an empty badge", () => tab.badge(), (text) => text === "");
    });

    test("what a page says while it leaves is nothing of the page that comes", async () => {
      const tab = await open(GENAI);
      for (let round = 0; round < 12; round++) {
        // it has something to say until the end
        await tab.page.evaluate(() => void setInterval(() => document.querySelector("[role=switch]").click(), 1));
        for (const url of [OVERVIEW, GENAI]) await tab.page.goto(url, { waitUntil: "load" });
      }
      assert.deepEqual((await tab.report()).findings.map(({ id, frame }) => [id, frame]), [["linkedin/genai-improvement", 0]]);
    });

    test("an agent that was stopped stays so, also where its script is put in again, until it shall start", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const told = (message) =>
        session.desk((id, message) => browser.tabs.sendMessage(id, message).then((answer) => answer !== undefined, () => false), tab.id, message);
      await told({ type: "stop" });
      await session.desk((tabId) => browser.scripting.executeScript({ target: { tabId }, files: ["agent.js"] }), tab.id);
      assert.deepEqual([await told({ type: "describe" }), await told({ type: "look", follow: false })], [false, false]);
      assert.deepEqual(await tab.rings(), []);
      await told({ type: "start" });
      await tab.ringed(USED);
      // a click asks, too
      await told({ type: "stop" });
      assert.equal(only(await session.send({ type: "look", tabId: tab.id })).state, "on");
      await tab.ringed(USED);
    });

    test("a page whose policy forbids all but its own script", async () => {
      const tab = await open(`${GENAI}?policy=strict`);
      await tab.ringed(USED);
      assert.ok(await paintedAround(tab), "the ring is painted in its colour");
    });

    test("the overview's row tells the state in words, and its neighbour is left alone", async () => {
      const tab = await open(OVERVIEW);
      await tab.ringed(USED);
      const finding = only(await tab.report());
      assert.deepEqual(pick(finding), { id: "linkedin/genai-improvement", kind: "row", state: "on", dataUse: "used" });
      assert.equal(finding.label, "Data for Generative AI Improvement");
      const german = await open(`${OVERVIEW}?lang=de&state=off`);
      await german.ringed(KEPT_OUT);
      assert.equal(only(await german.report()).label, "Daten zur Verbesserung generativer KI");
    });

    for (const [where, url] of [["switch", GENAI], ["row", OVERVIEW]]) {
      test(`the ${where} is not offered in the region: absent, with the reasons, once the page has settled`, async () => {
        const tab = await open(`${url}?region=none`);
        const report = await tab.reported("settled", (report) => report.settled);
        const finding = only(report);
        assert.deepEqual(pick(finding), { id: "linkedin/genai-improvement", kind: "switch", state: "absent", dataUse: "unknown" });
        assert.ok(finding.offered.some((reason) => reason.by === "region" && /November 2025/.test(reason.text)));
        assert.deepEqual(await tab.rings(), []);
        assert.equal(await tab.badge(), "");
      });
    }

    test("nothing is called absent before the page has settled", async () => {
      const tab = await open(`${GENAI}?late=1`);
      const keepBusy = () => {
        const busy = () => { document.body.dataset.busy = Math.random(); document.querySelector("footer").textContent = Math.random(); };
        globalThis.busy = setInterval(busy, 50);
      };
      await tab.page.evaluate(keepBusy);
      const early = await tab.report();
      assert.deepEqual([early.settled, early.findings], [false, []]);
      await tab.page.evaluate(() => clearInterval(globalThis.busy));
      await tab.reported("settled", (report) => report.settled && report.findings[0]?.state === "absent");
    });

    test("a modal dialog: rings stand above it, and hide where it covers their target", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const dialog = (style) => tab.page.evaluate((style) => {
        document.querySelector("dialog")?.remove();
        const dialog = document.createElement("dialog");
        dialog.textContent = "Are you sure?";
        dialog.style.cssText = style;
        document.body.append(dialog);
        dialog.showModal();
      }, style);
      await dialog("position: fixed; inset: auto auto 0 0; width: 120px; height: 60px; margin: 0");
      await until("the ring above the backdrop, in its full colour", () => paintedAround(tab));
      await tab.ringed(USED);
      await dialog("position: fixed; inset: 0; width: 90vw; height: 90vh");
      await tab.ringed();
      await tab.page.evaluate(() => document.querySelector("dialog").close());
      await tab.ringed(USED);
      await until("the ring in its full colour again", () => paintedAround(tab));
    });

    test("a ring inside a modal dialog that opens later", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      await tab.page.evaluate(() => {
        const dialog = document.createElement("dialog");
        document.body.append(dialog);
        dialog.append(document.querySelector(".card"));
        dialog.showModal();
      });
      await tab.ringed(USED);
      await until("the ring above the dialog", () => paintedAround(tab));
    });

    test("rings keep to their target while it scrolls, resizes, is transformed and hides", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const onTarget = () => until("the ring on its target", async () => {
        const [drawn] = await tab.rings();
        if (!drawn) return "no ring";
        const { ring, target, visible } = drawn;
        const off = [ring.x + 6 - target.x, ring.y + 6 - target.y, ring.width - 12 - target.width, ring.height - 12 - target.height];
        return visible && off.every((distance) => Math.abs(distance) < 1.5) ? true : { ring, target, visible };
      }, (seen) => seen === true);
      const change = async (run) => { await tab.page.evaluate(run); await onTarget(); };
      await onTarget();
      await change(() => { document.body.style.paddingTop = "900px"; scrollTo(0, 700); });
      await change(() => document.querySelector(".toggle").style.setProperty("width", "120px"));
      await change(() => {
        const card = document.querySelector(".card");
        card.style.cssText = "height: 220px; overflow: auto";
        card.querySelector("h1").style.height = "400px";
        card.scrollTop = 380;
      });
      await change(() => document.querySelector(".setting").style.setProperty("transform", "translate(-40px, 12px)"));
      await tab.page.evaluate(() => (document.querySelector(".card").scrollTop = 0));
      await tab.page.evaluate(() => document.querySelector(".setting").style.setProperty("display", "none"));
      await tab.ringed();
      await tab.page.evaluate(() => document.querySelector(".setting").style.setProperty("display", "flex"));
      await tab.page.evaluate(() => (document.querySelector(".card").scrollTop = 380));
      await onTarget();
    });

    test("the label stays on the screen: right-to-left, at each edge, in a narrow window", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const onScreen = async () => {
        const [drawn] = await tab.rings();
        const { width, height } = await tab.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
        const { label } = drawn ?? {};
        const fits = label && label.width > 100 && label.x >= 0 && label.y >= 0 && label.x + label.width <= width && label.y + label.height <= height;
        return fits ? true : { label, width, height };
      };
      for (const [what, change] of [
        ["right to left", () => (document.documentElement.dir = "rtl")],
        ["top left", () => (document.querySelector(".toggle").style.cssText = "position: fixed; top: 2px; left: 2px")],
        ["bottom right", () => (document.querySelector(".toggle").style.cssText = "position: fixed; bottom: 2px; right: 2px")],
        ["bottom left", () => (document.querySelector(".toggle").style.cssText = "position: fixed; bottom: 2px; left: 2px")],
      ]) {
        await tab.page.evaluate(change);
        await until(`the label on the screen, ${what}`, onScreen, (seen) => seen === true);
      }
      await tab.page.setViewport({ width: 320, height: 480 });
      await until("the label on the screen, narrow", onScreen, (seen) => seen === true);
    });

    test("labels of several controls keep off each other and off other rings, also when the window changes", async () => {
      const tab = await open("https://copilot.microsoft.com/?fixture=microsoft-copilot/settings");
      await tab.reported("all six", (report) => report.findings.filter((one) => one.key).length === 6);
      const crossing = async () => {
        const drawn = (await tab.rings()).filter((one) => one.visible);
        const cross = (one, other) =>
          one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
        const pairs = drawn.flatMap((one) => drawn.filter((other) => other !== one && (cross(one.label, other.label) || cross(one.label, other.ring))));
        return drawn.length >= 2 ? pairs.map((one) => one.text) : "too few are drawn";
      };
      for (const [width, height] of [[1100, 800], [760, 900], [1100, 800]]) {
        await tab.page.setViewport({ width, height });
        await until(`no crossing at ${width} × ${height}`, crossing, (seen) => seen.length === 0);
      }
    });

    test("the page's own elements are left alone, and the page can't look into the ring", async () => {
      const tab = await open(`${GENAI}?late=1`);
      await tab.page.evaluate(() => {
        globalThis.changes = [];
        const note = (records) => records.forEach((record) => globalThis.changes.push(`${record.type} ${record.target.nodeName} ${record.attributeName ?? ""}`));
        globalThis.showSwitch();
        new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      await tab.ringed(USED);
      assert.deepEqual(await tab.page.evaluate(() => globalThis.changes), []);
      const added = await tab.page.evaluate(() => [...document.documentElement.children].slice(2).map((one) => [one.outerHTML, one.shadowRoot]));
      assert.deepEqual(added, [["<div></div>", null]]);
    });

    test("a ring never takes a click from the control", async () => {
      const tab = await open(GENAI);
      await tab.ringed(USED);
      const [{ ring }] = await tab.rings();
      await tab.page.mouse.click(ring.x + ring.width / 2, ring.y + ring.height / 2);
      await tab.ringed(KEPT_OUT);
    });

    test("look-alike addresses and unknown sites are no platform", async () => {
      for (const url of [
        "https://patterns.example/mypreferences/d/settings/data-for-ai-improvement",
        "https://patterns.example/www.linkedin.com/mypreferences/d/categories/privacy",
      ]) {
        const tab = await open(url);
        const report = await tab.report();
        assert.deepEqual([report.platform, report.settingsPage, report.findings], [null, false, []], url);
      }
    });

    test("a switch in a frame of another host is merged into the tab's report and ringed there", async () => {
      const tab = await open(`${GENAI}?region=none`);
      await tab.page.evaluate(() => {
        const frame = document.createElement("iframe");
        frame.src = "https://embed.example/settings";
        frame.style.cssText = "width: 500px; height: 200px";
        document.querySelector("main").append(frame);
      });
      const report = await tab.reported("the frame's switch", (report) => report.findings.some((one) => one.frame > 0));
      const finding = only(report);
      assert.deepEqual(pick(finding), { id: "linkedin/genai-improvement", kind: "switch", state: "off", dataUse: "protected" });
      await tab.ringed(KEPT_OUT);
      await tab.page.evaluate(() => document.querySelector("iframe").remove());
      await tab.reported("absent again", (report) => report.findings[0]?.state === "absent");
    });

    test("X: three boxes and a button, each told apart", async () => {
      const tab = await open("https://x.com/settings/grok_settings");
      const report = await tab.reported("four findings", (report) => report.findings.length === 4);
      const told = Object.fromEntries(report.findings.map((one) => [one.id, [one.kind, one.state, one.dataUse, one.purpose]]));
      assert.deepEqual(told, {
        "x/grok-training": ["checkbox", "on", "used", "training"],
        "x/grok-personalization": ["checkbox", "off", "protected", "personalization"],
        "x/grok-memory": ["checkbox", "off", "protected", "retention"],
        "x/grok-delete-history": ["button", "unknown", "unknown", "retention"],
      });
      assert.equal(await tab.badge(), "1");
    });

    test("X: locked for a minor, a hidden box absent, Japanese and Polish", async () => {
      const minor = await open("https://x.com/settings/grok_settings?age=minor");
      const locked = await minor.reported("the boxes", (report) => report.findings.length === 4);
      assert.ok(locked.findings.filter((one) => one.kind === "checkbox").every((one) => one.locked));
      const hidden = await open("https://x.com/settings/grok_settings?memory=hidden");
      const absent = await hidden.reported("settled", (report) => report.settled);
      assert.equal(absent.findings.find((one) => one.id === "x/grok-memory").state, "absent");
      for (const lang of ["ja", "pl"]) {
        const tab = await open(`https://x.com/settings/grok_settings?lang=${lang}&training=off`);
        const report = await tab.reported("the training box", (report) => report.findings.some((one) => one.id === "x/grok-training" && one.key));
        assert.equal(report.findings.find((one) => one.id === "x/grok-training").state, "off");
      }
    });

    test("X: protecting posts is the other way round", async () => {
      const tab = await open("https://x.com/settings/audience_and_tagging?protect=on");
      await tab.ringed("AI training: kept out · setting on");
      const off = await open("https://x.com/settings/audience_and_tagging?protect=off");
      await off.ringed("AI training: your data is used · setting off");
    });

    test("ChatGPT: the row's state, then the real switch in the dialog it opens", async () => {
      const tab = await open("https://chatgpt.com/?model=on");
      assert.deepEqual((await tab.report()).settingsPage, false);
      await tab.page.evaluate(() => (location.hash = "#settings/DataControls"));
      await tab.ringed(USED);
      const row = only(await tab.report());
      assert.deepEqual(pick(row), { id: "chatgpt/improve-model", kind: "row", state: "on", dataUse: "used" });
      assert.equal(row.label, "Improve the model for everyone");
      await tab.page.click("[data-testid=improve-model-open-modal-button]");
      const opened = await tab.reported("the switch", (report) => report.findings.some((one) => one.kind === "switch"));
      const main = opened.findings.find((one) => one.id === "chatgpt/improve-model");
      assert.deepEqual([main.kind, main.state, main.note], ["switch", "on", null]);
      await tab.page.click("[data-testid=improve-model-toggle]");
      const off = await tab.reported("switched off", (report) => report.findings[0]?.state === "off");
      assert.ok(off.findings.filter((one) => one.id !== "chatgpt/improve-model").every((one) => one.locked), "its parts are greyed");
    });

    test("ChatGPT: the personalization page, neighbours left out", async () => {
      const tab = await open("https://chatgpt.com/settings/personalization?memory=on");
      const report = await tab.reported("the switches", (report) => report.findings.filter((one) => one.key).length === 6);
      const memory = report.findings.find((one) => one.id === "chatgpt/memory");
      assert.deepEqual([memory.state, memory.dataUse, memory.purpose], ["on", "used", "personalization"]);
      assert.ok(report.findings.every((one) => !/customization|voice/i.test(one.label)));
    });
  });
}
