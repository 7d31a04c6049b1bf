// The agent reads again only what a change can have touched. Whatever a page does, it has to know the same as if it read
// everything anew.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { bundle } from "./agent.mjs";
import { BROWSERS, launch } from "./session.mjs";

const STEPS = 150;

const script = await bundle(`
  import { Changes } from "./agent/changes";
  import { Collector } from "./agent/collect";

  const changes = new Changes();
  const kept = new Collector(document);
  const observer = new MutationObserver((records) => changes.note(records));
  const options = { subtree: true, childList: true, characterData: true, attributes: true };

  // keys count in the order of reading: forms and neighbours are compared by being there
  const plain = ({ seen, headings }) => JSON.stringify({
    headings,
    controls: seen.map(({ control: { key, beside, form, ...rest } }) => ({ ...rest, beside: beside !== undefined, form: form !== undefined })),
  }, null, 1);

  globalThis.compare = () => {
    changes.note(observer.takeRecords());
    // a script sets a box without a mutation; in a page an event or the tick says so
    changes.states();
    const known = kept.collect(changes.take());
    for (const root of known.roots) observer.observe(root, options);
    const anew = new Collector(document).collect({ isAll: true });
    return [plain(known), plain(anew)];
  };
`);

/** In the page: changes it at random, by a seed. */
function changeAtRandom(seed) {
  const random = (count) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * count);
  };
  const pick = (selector) => {
    const found = document.querySelectorAll(selector);
    return found[random(found.length)];
  };
  const ways = {
    state: () => pick("[aria-checked]").setAttribute("aria-checked", ["true", "false", "mixed"][random(3)]),
    box: () => (pick("input[type=checkbox]").checked = random(2) === 0),
    text: () => (pick("main span, main div > div, main label").firstChild.textContent = `Text ${random(1_000)}`),
    label: () => pick("[role=switch]").setAttribute("aria-label", ["Toggle", `Label ${random(1_000)}`, ""][random(3)]),
    hide: () => pick("main > div").toggleAttribute("hidden"),
    lock: () => pick("[role=switch], input").setAttribute("aria-disabled", ["true", "false"][random(2)]),
    disable: () => (pick("input, button").disabled = random(2) === 0),
    class: () => pick("main div, main span").classList.toggle(["active", "is-disabled", "indeterminate", "big"][random(4)]),
    remove: () => document.querySelectorAll("main > div").length > 20 && pick("main > div").remove(),
    copy: () => pick("main > div").after(pick("main > div").cloneNode(true)),
    move: () => pick("main > div").before(pick("main > div")),
    remount: () => {
      const old = pick("[role=switch]");
      old.replaceWith(old.cloneNode(true));
    },
    crowd: () => {
      const another = document.createElement("span");
      another.setAttribute("role", "switch");
      pick("main > div").append(another);
    },
    thin: () => pick("main [role=switch]").remove(),
    role: () => pick("main span[tabindex]").setAttribute("role", ["switch", "checkbox", "button", "none"][random(4)]),
    heading: () => pick("main > div").before(Object.assign(document.createElement("h2"), { textContent: `Part ${random(99)}` })),
    legend: () => (pick("legend").textContent = `Legend ${random(99)}`),
    busy: () => pick("main > div").toggleAttribute("aria-busy"),
    option: () => (pick("select").selectedIndex = random(2)),
    newLabel: () => {
      const label = Object.assign(document.createElement("label"), { textContent: `Named ${random(99)}` });
      label.htmlFor = "i2";
      pick("main > div").append(label);
    },
    wrap: () => {
      const row = pick("main > div");
      const form = document.createElement("form");
      row.replaceWith(form);
      form.append(row);
    },
  };
  const names = Object.keys(ways);
  const done = Array.from({ length: 1 + random(3) }, () => names[random(names.length)]);
  for (const name of done) {
    try {
      ways[name]();
    } catch {
      // nothing left to pick
    }
  }
  return done;
}

for (const name of BROWSERS) {
  describe(`agent, ${name}`, () => {
    let session, tab;
    before(async () => {
      session = await launch(name);
      tab = await session.open("https://patterns.example/kinds");
      await tab.page.evaluate(script);
    });
    after(() => session?.close());

    test(`after each of ${STEPS} random changes it knows what a fresh look would`, async () => {
      const history = [];
      for (let step = 0; step < STEPS; step++) {
        history.push(await tab.page.evaluate(changeAtRandom, step * 7_919 + 1));
        const [known, anew] = await tab.page.evaluate(() => globalThis.compare());
        assert.equal(known, anew, `step ${step}: ${history.at(-1).join(", ")}`);
      }
      assert.ok(new Set(history.flat()).size > 15, "all ways are tried");
    });
  });
}
