// Sites that the catalogue does not know: what is about AI and data is found by its words, and nothing else is.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const LANGUAGES = ["en", "de", "fr", "ja", "tr", "ar", "zh"];
const settings = (fixture) => `https://unknown.example/settings?fixture=words/${fixture}`;
const IN_PAGE = { on: { used: "used", protected: "protected" }, off: { used: "protected", protected: "used" } };

for (const name of BROWSERS) {
  describe(`words, ${name}`, () => {
    let session;
    // what the person grants with “every site”
    before(async () => (session = await launch(name, { hosts: ["https://*/*"] })));
    after(() => session?.close());

    for (const language of LANGUAGES) {
      test(`on unknown settings in ${language} each control is found by itself, ringed, and told with its meaning`, async () => {
        const tab = await session.open(settings(language));
        const truth = await tab.page.evaluate(() =>
          [...document.querySelectorAll("[data-state]")].map((one) => ({
            label: one.getAttribute("aria-label") ?? one.closest("label").textContent.trim(),
            state: one.dataset.state,
            means: one.dataset.means,
          })),
        );
        const expected = truth
          .filter(({ means }) => means)
          .map(({ label, state, means }) => ({ id: null, origin: "lexicon", label, state, dataUse: IN_PAGE[state][means] }));
        assert.ok(expected.length >= 2 && truth.length > expected.length, "the page shows both kinds");
        const report = await tab.reported("what is about AI", ({ findings }) => findings.length === expected.length);
        const found = report.findings.map(({ id, origin, label, state, dataUse }) => ({ id, origin, label, state, dataUse }));
        assert.deepEqual(found, expected);
        assert.deepEqual([report.platform, report.settingsPage], [null, false]);
        await until("a ring for each", () => tab.rings(), (rings) => rings.length === expected.length);
        await tab.close();
      });
    }

    test("radio buttons that say themselves what they mean, and a list, are read and followed", async () => {
      const tab = await session.open(settings("choices"));
      const uses = async () => (await tab.report()).findings.map(({ kind, choice, dataUse }) => [kind, choice, dataUse]);
      await until("both choices", uses, (all) => all.length === 2);
      assert.deepEqual(await uses(), [
        ["radio", "Never use my drawings to train AI", "protected"],
        ["select", "Allowed", "used"],
      ]);
      await tab.page.click("input[type=radio]");
      await until("the other drawing's choice", uses, ([[, , use]]) => use === "used");
      await tab.close();
    });

    test("what is found by its words says so in the ring, and what the person does is followed", async () => {
      const tab = await session.open(settings("en"));
      const label = "Let our AI learn from the recipes you publish";
      const text = async () => (await tab.rings())[0]?.text;
      await until("its ring", text, (text) => text === "AI training: on · your data is used · read from its words");
      await tab.page.click(`[aria-label="${label}"]`);
      await tab.page.evaluate((label) => document.querySelector(`[aria-label="${label}"]`).setAttribute("aria-checked", "false"), label);
      await until("the new state", text, (text) => text === "AI training: off · kept out · read from its words");
      await tab.close();
    });

    test("an article on AI training with a newsletter, an advertisement and a cookie banner is not even looked at", async () => {
      const tab = await session.open("https://news.example/2026/how-platforms-train-ai-on-your-posts?fixture=words/article");
      assert.deepEqual(await session.desk((key) => browser.storage.session.get(key), `look:${tab.id}:0`), {});
      await session.send({ type: "look", tabId: tab.id });
      assert.deepEqual((await tab.report()).findings, [], "and nothing is found when somebody asks");
      await tab.close();
    });

    test("a developer's training jobs are nothing about the person", async () => {
      const tab = await session.open(settings("console"));
      await tab.reported("the page, settled", ({ settled }) => settled);
      assert.deepEqual((await tab.report()).findings, []);
      await tab.close();
    });

    test("a renamed switch on a known platform is found beside what the catalogue misses", async () => {
      const tab = await session.open("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement?fixture=words/en");
      const report = await tab.reported("both kinds", ({ settled, findings }) => settled && findings.length > 3);
      const origins = report.findings.map(({ origin, state }) => [origin, state]);
      assert.deepEqual(origins, [["catalog", "absent"], ["lexicon", "on"], ["lexicon", "on"], ["lexicon", "off"]]);
      assert.equal(report.platform, "linkedin");
      await tab.close();
    });
  });
}
