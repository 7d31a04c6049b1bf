// What a control is called and set to, against the browsers' own accessibility trees, which don't know this project.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "../../extension/node_modules/esbuild/lib/main.js";
import { BROWSERS, launch } from "./session.mjs";

const PAGE = "https://patterns.example/apg";

/** Where `nameOf` differs from Chromium, and why: steps of accname 1.2; the library is dom-accessibility-api. */
const EXPECTED_DIFFERENCES = [
  { id: "switch-case", ours: "", chromium: "Yard lamp", why: "2F: the library compares roles by case" },
  {
    id: "switch-fallback", ours: "", chromium: "Street lamp",
    why: "2F: the library reads the first word of a role only",
  },
  {
    id: "grid-row", ours: "Trusted Device", chromium: "TrustedDevice",
    why: "Chromium drops white space between cells",
  },
  {
    id: "by-hidden-parts", ours: "Moon tables", chromium: "Moon and star tables",
    why: "2A: hidden parts of a hidden target count; the library lets the target itself count",
  },
  { id: "by-repeated", ours: "Again and", chromium: "Again and Again", why: "2B: the library takes no node twice" },
  {
    id: "by-empty", ours: "", chromium: "Falls to its content",
    why: "2B: an empty result is passed over; the library returns it",
  },
  {
    id: "with-combobox", ours: "Play in key", chromium: "Play in minor key",
    why: "2C: the library knows a value by options or by an input's value",
  },
  {
    id: "with-button", ours: "Copy to 2 too", chromium: "Copy to the second screen too",
    why: "2D: the library passes over aria-label on an embedded button",
  },
  {
    id: "label-upper", ours: "Colours of the sky", chromium: "COLOURS OF THE SKY",
    why: "the specification is silent on text-transform; browsers take the drawn text",
  },
  { id: "placeholder", ours: "", chromium: "Name of the bell", why: "2D, HTML-AAM: the library knows no placeholder" },
  { id: "image-title", ours: "", chromium: "Draw bees", why: "2I: the library reads no title below the root" },
  {
    id: "css-before", ours: "bird count", chromium: "Weekly bird count",
    why: "2F.i: the library reads ::before only if told",
  },
  {
    id: "css-after", ours: "Fish count", chromium: "Fish count by mail",
    why: "2F.i: the library reads ::after only if told",
  },
  { id: "css-block", ours: "bee count", chromium: "Quarterly bee count", why: "2F.i, like css-before" },
  {
    id: "css-glyph-alt", ours: "wolves", chromium: "Starred wolves",
    why: "2F.i, like css-before; the text after the slash",
  },
  { id: "css-attr", ours: "Height", chromium: "Height in metres", why: "2F.i, like css-after" },
  { id: "css-in-label", ours: "bear count", chromium: "Weekly bear count", why: "2F.i, like css-before" },
  { id: "upper", ours: "Count swans", chromium: "COUNT SWANS", why: "like label-upper" },
  {
    id: "owner", ours: "Count youngstorks", chromium: "Count young storks",
    why: "2F: Chromium alone sets a space before what is owned",
  },
  {
    id: "shadow-inside", ours: "Plant birches", chromium: "Plant tall birches",
    why: "the library looks into no shadow root",
  },
  { id: "shadow-target", ours: "", chromium: "Plant poplars", why: "the library looks into no shadow root" },
  {
    id: "internals", ours: "", chromium: "Plant willows",
    why: "the library takes no label for a form-associated custom element",
  },
  { id: "internals-label", ours: "", chromium: "Plant ashes", why: "only the browser sees an ElementInternals' label" },
];

/** Where Firefox differs from Chromium: what it says instead, or null where that isn't known. */
const FIREFOX = {
  "grid-row": "Trusted Device",
  "label-nbsp": "Colours\u00a0of the night",
  "svg-text": null,
  "css-block": "Quarterlybee count",
  "css-glyph-alt": "Starredwolves",
  "nested-title": "Count fallow deer",
  "nested-heading": "Count elks each year",
  owner: "Count youngstorks",
};

/** Whose state is not compared, as the agent doesn't read it or means another thing by it. */
const NOT_COMPARED = [
  "listbox", "option-2", // a list box that stands open
  "switch-mixed", // `mixed` is no state of a switch, which is off then; the agent tells what is written
  "switch-case", "switch-fallback", // roles in capitals, or after a role that there isn't
  "image-title", // without a name for us
  "internals", "internals-label", // ElementInternals on an element whose name tells nothing
];

const byId = (a, b) => (a.id < b.id ? -1 : 1);
const fold = (text) => text.replace(/\s+/gu, " ").trim();

/** A text's letters and figures alone, since the core drops glyphs and soft hyphens from labels. */
const plain = (text) => text.replaceAll("\u00ad", "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const STATES = { true: "on", false: "off", mixed: "mixed" };

/** Whether what was read agrees with one node of the tree under a name; undefined where the node has no state. */
function isRead({ role, value, checked, pressed, selected, disabled }, name, controls) {
  if (["radio", "menuitemradio", "option"].includes(role)) {
    const chosen = String(checked ?? selected) === "true";
    return controls.some(({ choice }) => choice === name) === chosen;
  }
  const exact = controls.filter(({ label }) => plain(label) === plain(name));
  const found = exact.length > 0 ? exact : controls.filter(({ label }) => plain(label).includes(plain(name)));
  const all = (passes) => found.length > 0 && found.every(passes);
  if (["combobox", "listbox"].includes(role)) return all(({ choice }) => !value || choice === value);
  const state = STATES[checked ?? pressed];
  return state && all((one) => one.state === state && one.locked === Boolean(disabled));
}

/** The element of every id in the page's tree and its open shadow roots. */
function elementsById() {
  const found = new Map();
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const id = element.dataset.id ?? element.id;
      if (id && !id.startsWith("text-")) found.set(id, element);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return found;
}

/** A script that gives the page the agent's `nameOf` and the elements to compare. */
async function instruments() {
  const root = fileURLToPath(new URL("../../extension/", import.meta.url));
  const contents = `import { nameOf } from "./agent/names"; Object.assign(globalThis, { nameOf });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    absWorkingDir: root, bundle: true, format: "iife", write: false,
  });
  return `${outputFiles[0].text}; globalThis.compared = (${elementsById})();`;
}

/** Chromium's accessibility tree by id: name, role, value, and the states that it has. */
async function treeOf(page) {
  const devtools = await page.createCDPSession();
  const ids = new Map();
  const visit = ({ attributes = [], backendNodeId, children = [], shadowRoots = [] }) => {
    const valueOf = (name) => attributes[attributes.findIndex((one, at) => at % 2 === 0 && one === name) + 1];
    const id = attributes.includes("data-id") ? valueOf("data-id") : attributes.includes("id") && valueOf("id");
    if (id && !id.startsWith("text-")) ids.set(backendNodeId, id);
    for (const one of [...children, ...shadowRoots]) if (one.shadowRootType !== "user-agent") visit(one);
  };
  visit((await devtools.send("DOM.getDocument", { depth: -1, pierce: true })).root);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  const tree = {};
  for (const { backendDOMNodeId, name, role, value, properties = [] } of nodes) {
    const id = ids.get(backendDOMNodeId);
    if (!id || !role) continue;
    const states = Object.fromEntries(properties.map((one) => [one.name, one.value.value]));
    tree[id] = { name: fold(name?.value ?? ""), role: role.value, value: value?.value, ...states };
  }
  await devtools.detach();
  return tree;
}

let known;

/** Chromium's tree, read once for both browsers. */
function chromiumTree() {
  known ??= (async () => {
    const session = await launch("chromium");
    try {
      return await treeOf((await session.open(PAGE)).page);
    } finally {
      await session.close();
    }
  })();
  return known;
}

for (const name of BROWSERS) {
  describe(`names, ${name}`, () => {
    let tree, session, tab, ours;
    before(async () => {
      tree = await chromiumTree();
      session = await launch(name, { hosts: ["https://*/*"] });
      tab = await session.open(PAGE);
      await tab.page.evaluate(await instruments());
      ours = await tab.page.evaluate(() => Object.fromEntries([...compared].map(([id, one]) => [id, nameOf(one)])));
    });
    after(() => session?.close());

    test("every control has the name that Chromium gives it, but for the differences that are known", (t) => {
      assert.deepEqual(Object.keys(ours).sort(), Object.keys(tree).sort(), "both know the same controls");
      const ids = Object.keys(ours);
      const differ = ids.filter((id) => ours[id] !== tree[id].name);
      t.diagnostic(`names: ${ids.length - differ.length} of ${ids.length} as Chromium computes them`);
      assert.deepEqual(
        differ.map((id) => ({ id, ours: ours[id], chromium: tree[id].name })).sort(byId),
        EXPECTED_DIFFERENCES.map(({ why, ...difference }) => difference).sort(byId),
      );
    });

    test("every control with a state is found by its name, with the state that Chromium gives it", async (t) => {
      await session.send({ type: "look", tabId: tab.id });
      const { controls } = await tab.controls();
      const wrong = [];
      let count = 0;
      for (const [id, one] of Object.entries(tree)) {
        if (!one.name || NOT_COMPARED.includes(id)) continue;
        // where names differ, ours is what it is found by
        const read = isRead(one, ours[id] || one.name, controls);
        if (read !== undefined) count++;
        if (read === false) wrong.push({ id, ...one });
      }
      t.diagnostic(`states: ${count - wrong.length} of ${count} as Chromium has them`);
      assert.deepEqual(wrong, []);
    });

    if (name === "firefox") {
      test("Firefox itself finds every control by Chromium's name, but for known differences", async () => {
        const finds = async (id, label) => {
          const element = await tab.page.evaluateHandle((id) => compared.get(id), id);
          const parent = await element.evaluateHandle((element) => element.parentNode);
          const found = await parent.$$(`aria/${label}`);
          return (await Promise.all(found.map((one) => one.evaluate((a, b) => a === b, element)))).includes(true);
        };
        const missed = [];
        for (const id in tree) if (tree[id].name && !(await finds(id, tree[id].name))) missed.push(id);
        assert.deepEqual(missed.sort(), Object.keys(FIREFOX).sort());
        for (const [id, label] of Object.entries(FIREFOX)) if (label) assert.ok(await finds(id, label), id);
      });
    }
  });
}
