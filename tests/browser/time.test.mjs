// A page is followed while its settings come, change, move and go: what is kept of it is what it shows.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const UNSAVED = "changed and not saved yet: “Save changes” waits";

/** In the extension: what is kept of a tab's controls; asking for them would make the agent look. */
async function keptOf(tabId) {
  const all = await browser.storage.session.get(null);
  const own = Object.entries(all).filter(([key]) => key.startsWith(`look:${tabId}:`));
  return own.flatMap(([, look]) => look.controls);
}

for (const name of BROWSERS) {
  describe(`time, ${name}`, () => {
    let session, tab;
    const kept = () => session.desk(keptOf, tab.id);
    const called = async (label) => (await kept()).filter((one) => one.label === label);
    /** Waits until exactly one control of this name is kept, with this state; gives it. */
    const told = async (label, state, ms) => {
      const passes = (found) => found.length === 1 && found[0].state === state;
      return (await until(`${label} to be ${state}`, () => called(label), passes, ms))[0];
    };
    const call = (what, ...values) =>
      tab.page.evaluate((what, values) => void globalThis[what](...values), what, values);
    before(async () => (session = await launch(name, { hosts: ["https://*/*"] })));
    after(() => session?.close());
    beforeEach(async () => {
      tab = await session.open("https://patterns.example/time");
      // the address is no settings page: the person clicks
      await session.send({ type: "look", tabId: tab.id });
    });
    afterEach(() => session.tidy());

    test("first there is a skeleton, then the row", async () => {
      assert.deepEqual(await called("After a skeleton"), []);
      await call("showReal");
      await told("After a skeleton", "on");
    });

    test("a switch that is still loading can't be told, until it has loaded", async () => {
      const { evidence } = await told("Still loading", "unknown");
      assert.deepEqual(evidence, ["aria-busy=true: the page is still loading it"]);
      await call("haveLoaded");
      await told("Still loading", "on");
    });

    test("a switch of the server is replaced, node by node, by an equal one that is on", async () => {
      await told("Rendered by the server", "off");
      await call("hydrate");
      await told("Rendered by the server", "on");
    });

    test("a switch that every click replaces is followed from one to the next", async () => {
      await told("Mounted anew", "off");
      for (const state of ["on", "off", "on"]) {
        await tab.page.click("#remounting button");
        await told("Mounted anew", state);
      }
    });

    test("a change that the page takes back is taken back", async () => {
      await tab.page.click("#hoping button");
      await told("Hoping", "on");
      await call("refuse");
      await told("Hoping", "off");
    });

    test("a box that a script sets without any event is followed within two seconds", async () => {
      for (const [on, state] of [[true, "on"], [false, "off"]]) {
        await call("setSilently", on);
        await told("Set by a script", state, 2_000);
      }
    });

    test("a row that is moved elsewhere is read there, once, and followed", async () => {
      await told("Moving", "on");
      await call("move");
      await tab.page.click("#to button");
      await told("Moving", "off");
      await tab.page.click("#from button");
      await told("Staying", "on");
      await told("Moving", "off");
    });

    test("of a thousand rows the ten that are there now are kept", async () => {
      for (const first of [0, 7, 500, 990, 3]) {
        await call("scrollList", first);
        const there = (all) => all.some(({ label }) => label === `Person ${first}`);
        const people = await until("the rows", () => tab.page.evaluate(() => globalThis.people()), there);
        const byLabel = (all) => JSON.stringify(all.map(({ label, state }) => `${label}: ${state}`).sort());
        const read = async () => (await kept()).filter(({ label }) => label.startsWith("Person"));
        await until(`the rows from ${first}`, read, (found) => byLabel(found) === byLabel(people));
      }
    });

    test("a switch in a dialog is read while it is open, and gone with it", async () => {
      await call("openDialog");
      await told("In a dialog", "on");
      await tab.page.click("dialog button");
      await told("In a dialog", "off");
      await call("closeDialog");
      await until("it to be gone", () => called("In a dialog"), (found) => found.length === 0);
    });

    test("a switch in details is known before they are opened, and followed then", async () => {
      await told("In the details", "off");
      await tab.page.click("summary");
      await tab.page.click("#details button");
      await told("In the details", "on");
    });

    test("a click is followed within a second beside something that changes in every frame", async () => {
      await call("makeNoise");
      for (const state of ["on", "off"]) {
        await tab.page.click("#quiet button");
        await told("Beside all the noise", state, 1_000);
      }
    });

    test("custom elements that are defined late are read then, though no mutation tells", async () => {
      await told("Defined later, by its name", "unknown");
      assert.deepEqual(await called("Defined later"), []);
      await call("defineLate");
      await told("Defined later", "on");
      await told("Defined later, by its name", "off");
    });

    test("a label that is changed is kept by its new words", async () => {
      await told("Old words", "on");
      await call("rename");
      await told("New words", "on");
      assert.deepEqual(await called("Old words"), []);
    });

    test("what is changed in a form is not saved before its Save button is clicked", async () => {
      const before = await told("In a form", "off");
      assert.ok(!before.evidence.includes(UNSAVED));
      await tab.page.click("#form input");
      assert.ok((await told("In a form", "on")).evidence.includes(UNSAVED));
      await tab.page.click("#form button");
      const isSaved = ([one]) => one?.state === "on" && !one.evidence.includes(UNSAVED);
      await until("it to be saved", () => called("In a form"), isSaved);
    });

    test("what is changed outside of any form is not saved before the bar that appears is used", async () => {
      await told("Outside of any form", "off");
      await tab.page.click("#alone input");
      const waits = ([one]) => one?.state === "on" && one.evidence.includes(UNSAVED);
      await until("it to wait", () => called("Outside of any form"), waits);
      await tab.page.click("#save-bar button");
      const isSaved = ([one]) => one?.state === "on" && !one.evidence.includes(UNSAVED);
      await until("it to be saved", () => called("Outside of any form"), isSaved);
    });

    test("another form's Save button says nothing of what is changed here", async () => {
      for (const state of ["on", "off"]) {
        await tab.page.click("#own input");
        const { evidence } = await told("Holds at once", state);
        assert.deepEqual(evidence, [`checked=${state === "on"}`]);
      }
    });
  });
}
