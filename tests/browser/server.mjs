// Serves the fixture pages under the platforms' real host names, over HTTPS with a certificate made on the spot.

import { createServer } from "node:https";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "selfsigned";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));

/** Which fixture stands for which address; `**` at the end takes every path below. */
const ROUTES = [
  ["www.linkedin.com/**", "apps/linkedin.html"],
  ["x.com/settings/grok_settings", "apps/x-grok.html"],
  ["x.com/settings/audience_and_tagging", "apps/x-audience.html"],
  ["chatgpt.com/settings/personalization", "apps/chatgpt-personalization.html"],
  ["chatgpt.com/**", "apps/chatgpt.html"],
  ["embed.example/**", "patterns/framed.html"],
  ["patterns.example/kinds", "patterns/kinds.html"],
  ["patterns.example/apg", "patterns/apg.html"],
  ["patterns.example/hostile", "patterns/hostile.html"],
  ["patterns.example/time", "patterns/time.html"],
  ["patterns.example/**", "patterns/plain.html"],
];

/** The fixture for an address: the one that its query names, at whatever address, else the one that stands for it. */
function fixtureOf({ hostname: host, pathname: path, searchParams }) {
  const named = searchParams.get("fixture");
  if (named) return /^[\w-]+\/[\w-]+$/.test(named) ? `${named}.html` : undefined;
  if (path === "/page.css") return "page.css";
  const address = host + path.replace(/\/$/, "");
  const match = ROUTES.find(([route]) =>
    route.endsWith("/**") ? `${address}/`.startsWith(route.slice(0, -2)) : address === route,
  );
  return match?.[1];
}

/** The policy of a page that blocks all scripts and styles but its own: `?policy=strict`. */
const STRICT = "default-src 'none'; script-src 'nonce-fixture'; style-src 'nonce-fixture'";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", json: "application/json" };

/** A file of a folder that stands for a whole host, or nothing. */
async function fileOf(folder, path) {
  const file = normalize(decodeURIComponent(path.endsWith("/") ? `${path}index.html` : path));
  const type = TYPES[file.split(".").pop()] ?? "application/octet-stream";
  return readFile(join(folder, file)).then((body) => ({ body, type }), () => undefined);
}

/** Starts the server on a free port, with folders for whole hosts; gives the port and a way to stop it. */
export async function serve(folders = {}) {
  const certificate = await generate([{ name: "commonName", value: "localhost" }], { keySize: 2048, algorithm: "sha256" });
  const server = createServer({ key: certificate.private, cert: certificate.cert }, async (request, response) => {
    const url = new URL(request.url, `https://${request.headers.host}`);
    const found = folders[url.hostname] && (await fileOf(folders[url.hostname], url.pathname));
    if (found) {
      response.writeHead(200, { "content-type": found.type }).end(found.body);
      return;
    }
    const fixture = fixtureOf(url);
    if (!fixture) {
      response.writeHead(404, { "content-type": "text/plain" }).end("no fixture stands for this address\n");
      return;
    }
    const headers = { "content-type": TYPES[fixture.split(".").pop()], "cache-control": "no-store" };
    if (url.searchParams.get("policy") === "strict") headers["content-security-policy"] = STRICT;
    response.writeHead(200, headers).end(await readFile(PAGES + fixture));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
