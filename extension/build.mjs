// Bundles the extension for both browsers: `node build.mjs OUT VERSION`. Expects the core in ../target/extension/core and the packed platforms beside it.
// Writes OUT/chrome, OUT/firefox and their zips, byte for byte the same from the same input.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zipSync } from "fflate";

const here = dirname(fileURLToPath(import.meta.url));
const core = join(here, "../target/extension/core");
const [out, version] = process.argv.slice(2);
if (!out || !version) throw new Error("usage: node build.mjs OUT VERSION");

const bundle = (entry, format) =>
  build({
    entryPoints: [join(here, entry)],
    bundle: true,
    format,
    target: "es2022",
    write: false,
    outdir: "/",
    charset: "utf8",
    legalComments: "none",
    loader: { ".css": "text" },
    logOverride: { "empty-import-meta": "silent" },
    absWorkingDir: here,
  }).then(({ outputFiles }) => outputFiles[0].contents);

/** The extension's own pages, each with the text that is its title: a script of its name, and the one document for all. */
const PAGES = { popup: "extension_name", dashboard: "dashboard", welcome: "welcome_title", mistake: "mistake" };

const [agent, background, ...pages] = await Promise.all([
  bundle("agent/main.ts", "iife"),
  bundle("background.ts", "esm"),
  ...Object.keys(PAGES).map((page) => bundle(`${page}.ts`, "esm")),
]);

/** The manifest with what only the other browser reads left out. */
function manifest(browser) {
  const { key, minimum_chrome_version, browser_specific_settings, background, ...rest } = JSON.parse(
    readFileSync(join(here, "manifest.json"), "utf8"),
  );
  const { service_worker, scripts, type } = background;
  return browser === "chrome"
    ? { ...rest, version, key, minimum_chrome_version, background: { service_worker, type } }
    : { ...rest, version, browser_specific_settings, background: { scripts, type } };
}

function filesOf(dir) {
  return readdirSync(dir)
    .sort()
    .map((name) => join(dir, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesOf(path) : [path]));
}

for (const browser of ["chrome", "firefox"]) {
  const dir = join(out, browser);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(join(dir, "icons"), { recursive: true });
  writeFileSync(join(dir, "manifest.json"), `${JSON.stringify(manifest(browser), null, 2)}\n`);
  writeFileSync(join(dir, "agent.js"), agent);
  writeFileSync(join(dir, "background.js"), background);
  const document = readFileSync(join(here, "page.html"), "utf8");
  for (const [at, [page, title]] of Object.entries(PAGES).entries()) {
    writeFileSync(join(dir, `${page}.js`), pages[at]);
    writeFileSync(join(dir, `${page}.html`), document.replaceAll("PAGE", page).replace("TITLE", title));
  }
  for (const name of ["pages.css", "tab.css", "pictures", "_locales"]) cpSync(join(here, name), join(dir, name), { recursive: true });
  for (const name of readdirSync(join(here, "icons"))) if (name.endsWith(".png")) cpSync(join(here, "icons", name), join(dir, "icons", name));
  cpSync(join(core, "optlight_bg.wasm"), join(dir, "optlight_bg.wasm"));
  cpSync(join(core, "../catalog"), join(dir, "catalog"), { recursive: true });

  const entries = filesOf(dir).map((path) => [relative(dir, path).split(sep).join("/"), readFileSync(path)]);
  // a fixed date, so that the same files give the same bytes
  const zip = zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) });
  writeFileSync(join(out, `optlight-${browser}-${version}.zip`), zip);
}
