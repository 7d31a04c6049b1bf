// Markup that misleads is read as a person sees it: the fixture's rows carry their own truth, and each is a test.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const ADDRESS = "https://patterns.example/hostile";
const FIXTURE = await readFile(new URL("../pages/patterns/hostile.html", import.meta.url), "utf8");
const PATTERNS = new Set([...FIXTURE.matchAll(/data-pattern="([^"]+)"/gu)].map(([, pattern]) => pattern));
/** What a person can set, unlike links and buttons. */
const SETTINGS = ["switch", "checkbox", "radio", "select", "row"];

/** In the page: what its rows say of themselves. The document's own methods are covered by elements of their names. */
function truthOf() {
  const rows = Document.prototype.querySelectorAll.call(document, "[data-pattern]");
  const dataOf = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "dataset").get;
  return [...rows].map((row) => ({ ...dataOf.call(row) }));
}

const plain = ({ label, kind, state, choice, locked }) => ({ label, kind, state, choice, locked });
const expected = ({ label, kind, state, choice, locked }) =>
  ({ label, kind, state, choice: choice ?? null, locked: locked !== undefined });

for (const name of BROWSERS) {
  describe(`hostile, ${name}`, () => {
    let session, tab, truth, controls;
    const read = async () => (controls = (await tab.controls()).controls);
    const called = (label) => controls.filter((one) => one.label === label);
    before(async () => {
      session = await launch(name, { hosts: ["https://*/*"] });
      tab = await session.open(ADDRESS);
      truth = await tab.page.evaluate(truthOf);
      // the address is no settings page: the person clicks
      await session.send({ type: "look", tabId: tab.id });
      await read();
    });
    after(() => session?.close());

    for (const pattern of PATTERNS) {
      test(pattern, async () => {
        for (const row of truth.filter((row) => row.pattern === pattern)) {
          const isThere = () => called(row.label).length > 0;
          if (row.idle !== undefined) await until(`${row.label}, when the page is idle`, read, isThere);
          const found = called(row.label);
          assert.deepEqual(found.map(plain), [expected(row)], `${row.label}: ${JSON.stringify(found, null, 1)}`);
          const [{ frame, evidence }] = found;
          assert.equal(frame !== 0, row.frame !== undefined, `${row.label} is in frame ${frame}`);
          assert.ok(evidence.length > 0, "it says why");
          for (const sign of row.evidence?.split("|") ?? []) assert.ok(evidence.includes(sign), evidence.join("; "));
        }
      });
    }

    test("each row is read once, and nothing else is a setting: no carousel's dot, no link of a navigation", () => {
      const labels = (all) => all.filter((one) => SETTINGS.includes(one.kind)).map((one) => one.label).sort();
      assert.deepEqual(labels(controls), labels(truth));
    });

    test("after a real click the box is believed, not the aria-checked that stood still", async () => {
      await tab.page.click("#stale");
      const [one] = await until("the box to be on", () => read().then(() => called("Stale beside a box")),
        ([one]) => one?.state === "on");
      const stale = "aria-checked=false, which stood still while another sign changed";
      assert.deepEqual(one.evidence, ["checked=true", stale]);
    });

    test("a label of ten megabytes is shown cut", async () => {
      await tab.page.evaluate(() => globalThis.showLong());
      const isLong = (one) => one.label.startsWith("Long label xxx");
      const all = await until("the long label", read, (all) => all.some(isLong));
      const [one, ...others] = all.filter(isLong);
      assert.deepEqual(others, []);
      assert.deepEqual([one.label.length, one.label.at(-1), one.state], [301, "…", "on"]);
    });
  });
}
