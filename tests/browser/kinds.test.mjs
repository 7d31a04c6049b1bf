// Every kind of control is read as a person sees it: the fixture's rows carry their own truth.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

for (const name of BROWSERS) {
  describe(`kinds, ${name}`, () => {
    let session, tab;
    before(async () => {
      session = await launch(name, { hosts: ["https://*/*"] });
      tab = await session.open("https://patterns.example/kinds");
      // the address is no settings page: the person clicks
      await session.send({ type: "look", tabId: tab.id });
    });
    after(() => session?.close());

    const read = async (label) => (await tab.controls()).controls.filter((one) => one.label === label);

    test("label, kind, state, choice and lock of every row, and each row once", async () => {
      const truth = await tab.page.evaluate(() =>
        [...document.querySelectorAll("[data-state]")].map(({ dataset }) => ({
          label: dataset.label, kind: dataset.kind, state: dataset.state, choice: dataset.choice ?? null,
          locked: dataset.locked !== undefined,
        })),
      );
      assert.ok(truth.length >= 30, "the fixture shows its rows");
      const { controls } = await tab.controls();
      const plain = ({ label, kind, state, choice, locked }) => ({ label, kind, state, choice, locked });
      for (const row of truth) {
        const found = controls.filter((one) => one.label === row.label);
        assert.deepEqual(found.map(plain), [row], `${row.label}: ${JSON.stringify(found, null, 1)}`);
      }
      assert.ok(controls.every((one) => one.evidence.length > 0), "every state says why");
    });

    test("an address that is no settings page is not followed, but read when somebody asks", async () => {
      const other = await session.open("https://patterns.example/kinds");
      const kept = () => session.desk((key) => browser.storage.session.get(key), `look:${other.id}:0`);
      assert.deepEqual(await kept(), {});
      const { controls } = await other.controls();
      assert.ok(controls.some((one) => one.label === "Native box" && one.state === "on"));
      await other.close();
      await tab.page.bringToFront();
    });

    test("a switch of ElementInternals is followed, though a click on it makes no mutation", async () => {
      for (const state of ["on", "off"]) {
        await tab.page.click("#i2");
        await until(`it to be ${state}`, () => read("By ElementInternals, off"), ([one]) => one?.state === state);
      }
    });

    test("an optimistic change that reverts is taken back", async () => {
      await tab.page.evaluate(() => {
        const control = document.querySelector("[aria-labelledby=p]");
        control.setAttribute("aria-checked", "true");
        globalThis.revert = () => control.setAttribute("aria-checked", "false");
      });
      await until("on", () => read("Prevent AI training on my work"), ([one]) => one?.state === "on");
      await tab.page.evaluate(() => globalThis.revert());
      await until("off again", () => read("Prevent AI training on my work"), ([one]) => one?.state === "off");
    });

    test("contradictory signs are told as unknown, with both named", async () => {
      await tab.page.evaluate(() => document.querySelector("main input").setAttribute("aria-checked", "false"));
      const [one] = await until("the contradiction", () => read("Native box"), ([one]) => one?.state === "unknown");
      assert.deepEqual(one.evidence, ["checked=true", "aria-checked=false", "these contradict each other"]);
    });
  });
}
