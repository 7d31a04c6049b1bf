// Pages made of real UI libraries: every row is named and told as a person sees it, and followed when it is clicked.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./session.mjs";
import { CANT_TELL, examine, HOST, libraries, LIVE_MS, PAGES } from "./widgets.mjs";

const built = await libraries();

for (const name of BROWSERS) {
  describe(`widgets, ${name}`, () => {
    const times = [];
    let session;
    before(async () => (session = await launch(name, { hosts: ["https://*/*"], folders: { [HOST]: PAGES } })));
    after(() => session?.close());

    test("there are pages of at least twenty libraries", () => assert.ok(built.length >= 20, built.join(", ")));

    for (const library of built) {
      test(`${library}: each row once, by its name, with its state, choice and lock; each click is followed`, async () => {
        const results = await examine(session, library);
        const expected = ({ row }) => (CANT_TELL[library]?.cases.includes(row.case) ? "can't tell" : "right");
        for (const result of results) {
          assert.equal(result.verdict, expected(result), `${result.row.case}: ${JSON.stringify([result.row, result.found], null, 1)}`);
          if (result.row.disabled) continue;
          assert.ok(result.followed < Infinity, `${result.row.case}: the click was not followed`);
          times.push(result.followed);
        }
      });
    }

    test(`at least 98 of 100 clicks are followed within ${LIVE_MS} ms`, () => {
      const late = times.filter((ms) => ms > LIVE_MS);
      assert.ok(late.length <= times.length * 0.02, `${late.length} of ${times.length}: ${late.join(", ")} ms`);
    });
  });
}
