// The popup as a whole, whatever it says: accessible by axe's rules, in light and dark, and never wider than its window.

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

    for (const [what, url, says] of SAYS) {
      test(`the popup, ${what}: no violation in light and dark, narrow and with everything opened`, async () => {
        const tab = await session.open(url);
        const popup = await session.popupPage(tab);
        await until("the answer", () => popup.evaluate(() => document.body.innerText), (text) => says.test(text));
        await popup.evaluate(AXE);
        await popup.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        for (const scheme of ["light", "dark"]) {
          // as the stylesheet's own `color-scheme` lets it be: the same in both browsers
          await popup.evaluate((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
          const violations = await popup.evaluate(async () => {
            const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
            return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
          });
          assert.deepEqual(violations, [], scheme);
        }
        for (const width of [320, 380, 800]) {
          await popup.setViewport({ width, height: 600 });
          const wide = await popup.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} pixels too wide at ${width}`);
        }
        await popup.close();
      });
    }
  });
}
