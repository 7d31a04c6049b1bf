// How long from the switch appearing in the page to its painted ring, told by the page's own clock: `./build.sh bench ring`.

import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement?late=1";
const RUNS = 21;

/** Shows the switch and waits for the ring's host and the frame that paints it; gives milliseconds. */
const measure = () =>
  new Promise((resolve) => {
    let start;
    new MutationObserver((_, observer) => {
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(null);
      });
    }).observe(document.documentElement, { childList: true });
    // from the start of a frame, so that every run waits for the same part of one
    requestAnimationFrame(() => {
      start = performance.now();
      globalThis.showSwitch();
    });
  });

const frameTime = () =>
  new Promise((resolve) => {
    const times = [];
    const next = (now) => (times.push(now) > 30 ? resolve((times.at(-1) - times[0]) / (times.length - 1)) : requestAnimationFrame(next));
    requestAnimationFrame(next);
  });

const rows = [];
for (const name of BROWSERS) {
  const session = await launch(name, { hosts: ["https://www.linkedin.com/*"] });
  const tab = await session.open(GENAI);
  const frame = await tab.page.evaluate(frameTime);
  for (const background of ["awake", "asleep"]) {
    const times = [];
    for (let run = 0; run <= RUNS; run++) {
      await tab.page.evaluate(() => document.querySelector(".setting")?.remove());
      await until("no ring", () => tab.page.evaluate(() => document.documentElement.children.length), (count) => count === 2);
      // read where it is kept, so that no question of ours keeps the background busy
      const kept = () => session.desk((key) => browser.storage.session.get(key), `look:${tab.id}:0`);
      await until("quiet", kept, (all) => Object.values(all)[0]?.report.settled);
      if (background === "asleep") await session.driver.stopBackground();
      const time = await tab.page.evaluate(measure);
      // the first run warms up
      if (run > 0) times.push(time);
    }
    times.sort((a, b) => a - b);
    const [least, median, most] = [times[0], times[RUNS >> 1], times.at(-1)].map((time) => Number(time.toFixed(1)));
    rows.push({ browser: name, background, median, least, most, "median in frames": Number((median / frame).toFixed(1)) });
  }
  await session.close();
}
console.log(`From the switch in the page to its painted ring, in milliseconds, ${RUNS} runs each:`);
console.table(rows);
