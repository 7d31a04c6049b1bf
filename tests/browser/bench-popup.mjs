// How long the popup takes from its opening until its content is drawn, warm, beside a page of the extension that is empty.

import { readFile } from "node:fs/promises";
import { launch } from "./session.mjs";
import { until } from "./until.mjs";

const RUNS = 21;
const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

/** In each page: notes in which frame its content is there first, counted from the navigation. */
const WATCH = `
const seen = (now) => {
  if (document.querySelector(".finding, [data-empty]")) document.documentElement.dataset.first = String(now);
  else requestAnimationFrame(seen);
};
requestAnimationFrame(seen);`;
const SCRIPT = '<script src="watch.js"></script>';
const EMPTY = `<!doctype html><meta charset="utf-8"><title>empty</title>${SCRIPT}<p data-empty>empty</p>`;

const rows = [];
for (const name of ["chromium", "firefox"]) {
  const built = await readFile(new URL("../../dist/chrome/popup.html", import.meta.url), "utf8");
  const files = { "empty.html": EMPTY, "watch.js": WATCH, "popup.html": built.replace("</head>", `${SCRIPT}</head>`) };
  const session = await launch(name, { hosts: ["https://www.linkedin.com/*"], files });
  try {
    const tab = await session.open(GENAI);
    await until("the ring", () => tab.rings(), (rings) => rings.length > 0);
    const measure = async (path) => {
      const page = await session.extensionPage(path);
      await page.bringToFront();
      const first = await until(path, () => page.evaluate(() => document.documentElement.dataset.first), Boolean);
      await page.close();
      return Number(first);
    };
    const times = { empty: [], popup: [] };
    // in turns, so that both meet the same machine
    for (let run = 0; run <= RUNS; run += 1) {
      const [empty, popup] = [await measure("empty.html"), await measure(`popup.html?tab=${tab.id}`)];
      // the first run is cold
      if (run === 0) continue;
      times.empty.push(empty);
      times.popup.push(popup);
    }
    const [empty, popup] = [times.empty, times.popup].map((all) => all.sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
    rows.push({
      browser: name, "empty page, ms": empty.toFixed(1), "popup with content, ms": popup.toFixed(1),
      "slowest, ms": times.popup.at(-1).toFixed(1), ratio: (popup / empty).toFixed(1),
    });
  } finally {
    await session.close();
  }
}
console.table(rows);
