// Builds one settings page a library from its real package: node build.mjs OUT [library …]

import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const [out, ...only] = process.argv.slice(2);
if (!out) throw new Error("usage: node build.mjs OUT [library …]");

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="bundle.css" />
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 44em; padding: 1em; }
      .setting { align-items: center; border-bottom: 1px solid #ccc; display: flex; gap: 2em; justify-content: space-between; min-height: 4em; }
    </style>
  </head>
  <body><script src="bundle.js"></script></body>
</html>
`;

const files = (await readdir(join(HERE, "libraries"))).sort();
for (const file of files) {
  const name = file.replace(/\.\w+$/u, "");
  if (only.length > 0 && !only.includes(name)) continue;
  const folder = join(out, name);
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(HERE, "libraries", file)],
    outfile: join(folder, "bundle.js"),
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    jsx: "automatic",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    loader: { ".woff": "empty", ".woff2": "empty", ".ttf": "empty", ".eot": "empty", ".svg": "dataurl", ".png": "dataurl", ".gif": "dataurl" },
  });
  await writeFile(join(folder, "index.html"), PAGE);
  // a library without styles has no bundle.css
  await writeFile(join(folder, "bundle.css"), "", { flag: "a" });
}
