// What the agent costs on a large page, as a content script, beside one plain `querySelectorAll`: `./build.sh bench collect`.

import { bundle } from "./agent.mjs";
import { BROWSERS, launch } from "./session.mjs";

const CONTROLS = 300;
const RUNS = 25;

/** In the page: about 20,000 elements, 300 of them switches with their rows. */
function fill(controls) {
  const filling = '<div class="css-1x2y3z box"><span class="text">a</span></div>'.repeat(29);
  const row = (at) =>
    `<section class="row"><div><h3>Setting ${at}</h3><p>Some <b>words</b> about it</p></div><div><label for="s${at}">Switch number ${at}</label>` +
    `<button id="s${at}" role="switch" aria-checked="${at % 2 === 0}"></button></div>${filling}</section>`;
  document.body.innerHTML = Array.from({ length: controls }, (_, at) => row(at)).join("");
  return document.querySelectorAll("*").length;
}

const script = await bundle(`
  import { Changes } from "./agent/changes";
  import { Collector } from "./agent/collect";
  import { MAYBE } from "./agent/kinds";

  const changes = new Changes();
  const collector = new Collector(document);
  const observer = new MutationObserver((records) => changes.note(records));
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const collect = () => {
    changes.note(observer.takeRecords());
    return collector.collect(changes.take()).seen.length;
  };
  const control = (at) => document.getElementById("s" + ((at * 7) % ${CONTROLS}));
  const flip = (element) => element.setAttribute("aria-checked", String(element.getAttribute("aria-checked") !== "true"));

  // what a page does first, and what is measured then
  const cases = {
    "one querySelectorAll": [(at) => control(at).classList.toggle("x"), () => document.querySelectorAll(MAYBE).length],
    "everything": [(at) => (control(at).classList.toggle("x"), changes.everything()), collect],
    "one control changed": [(at) => flip(control(at)), collect],
    "one label changed": [(at) => (document.querySelectorAll("label")[(at * 7) % ${CONTROLS}].firstChild.data = "New " + at), collect],
    "one control mounted anew": [(at) => control(at).replaceWith(control(at).cloneNode(true)), collect],
    "all states after an event": [() => changes.states(), collect],
  };
  globalThis.result = [];
  for (const [name, [prepare, measured]] of Object.entries(cases)) {
    const times = [];
    for (let run = 0; run < ${RUNS}; run++) {
      prepare(run);
      const start = performance.now();
      measured();
      times.push(performance.now() - start);
    }
    const warm = times.slice(5).sort((one, other) => one - other);
    globalThis.result.push({ what: name, first: times[0], median: warm[warm.length >> 1] });
  }
`);

const rows = [];
let elements;
for (const name of BROWSERS) {
  const session = await launch(name, { hosts: ["https://*/*"], files: { "bench.js": script } });
  const tab = await session.open("https://patterns.example/large");
  elements = await tab.page.evaluate(fill, CONTROLS);
  const run = async (tabId) => (await browser.scripting.executeScript({ target: { tabId }, files: ["bench.js"] }))[0].result;
  const result = await session.desk(run, tab.id);
  const unit = result[0].median;
  for (const { what, first, median } of result) {
    const [cold, warm, ratio] = [first, median, median / unit].map((value) => Number(value.toFixed(2)));
    rows.push({ browser: name, what, first: cold, median: warm, ratio });
  }
  await session.close();
}
console.log(`Reading a page of ${elements} elements with ${CONTROLS} switches in a content script, in milliseconds (Firefox's clock`);
console.log("counts whole ones); ratio: to one querySelectorAll for all that can be a control, in the same run:");
console.table(rows);
