// How well the pages of real UI libraries are read: `./build.sh bench widgets`. Prints the table and writes docs/widgets.md.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { BROWSERS, launch } from "./session.mjs";
import { CANT_TELL, examine, HOST, libraries, LIVE_MS, PAGES, titleOf } from "./widgets.mjs";

const DOCS = new URL("../../docs/", import.meta.url);

const count = (results, passes) => results.filter(passes).length;
const rows = [];
const total = {};
for (const name of BROWSERS) {
  const session = await launch(name, { hosts: ["https://*/*"], folders: { [HOST]: PAGES } });
  for (const library of await libraries()) {
    const results = await examine(session, library);
    const clicked = results.filter(({ row }) => !row.disabled);
    const row = {
      library: await titleOf(library),
      browser: name,
      rows: results.length,
      names: count(results, ({ found }) => found.length === 1),
      states: count(results, ({ verdict }) => verdict === "right"),
      wrong: count(results, ({ verdict }) => verdict === "wrong"),
      "can’t tell": count(results, ({ verdict }) => verdict === "can't tell"),
      clicks: clicked.length,
      followed: count(clicked, ({ followed }) => followed <= LIVE_MS),
    };
    rows.push(row);
    for (const [key, value] of Object.entries(row)) if (typeof value === "number") total[key] = (total[key] ?? 0) + value;
  }
  await session.close();
}
rows.push({ library: "all", browser: BROWSERS.join(", "), ...total });
console.table(rows);

const { devDependencies } = JSON.parse(await readFile(new URL("../widgets/package.json", import.meta.url), "utf8"));
const keys = Object.keys(rows[0]);
const lines = rows.map((row) => `| ${keys.map((key) => row[key]).join(" | ")} |`);
const cant = Object.entries(CANT_TELL).map(([library, { cases, why }]) => `- ${library} (${cases.join(", ")}): ${why}.`);
const text = `# Settings pages of real UI libraries

Written by \`./build.sh bench widgets\`. Each page shows the same settings with the switches, checkboxes, radio buttons and lists of
one library; \`tests/widgets/rows.mjs\` says what a person sees in each row. *Names*: the row is found once, by its label. *States*:
state, choice and lock are right. *Clicks*: a real click on every enabled row; *followed*: what is kept of the page says so
within ${LIVE_MS} ms.

| ${keys.join(" | ")} |
| ${keys.map((key) => (typeof rows[0][key] === "number" ? "--:" : "---")).join(" | ")} |
${lines.join("\n")}

Can’t tell, and says so:

${cant.join("\n")}

Versions: ${Object.entries(devDependencies).map(([name, version]) => `${name} ${version}`).join(", ")}.
`;
await mkdir(DOCS, { recursive: true });
await writeFile(new URL("widgets.md", DOCS), text);
console.log(`written: ${fileURLToPath(new URL("widgets.md", DOCS))}`);
