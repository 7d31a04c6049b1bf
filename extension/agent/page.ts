// Is this address a settings page? Asked at each navigation, so it costs one look-up and one regular expression.

import table from "#addresses";

/** One line a host, `host regex`. A search in one text is quick, and loading it costs nothing, however many there are. */
const lines: string = table;
const compiled = new Map<string, RegExp>();

/** Whether an address is a settings page of the catalogue. The core decides finally; this one may only say yes too often. */
export function isSettingsPage(address: Location | URL): boolean {
  if (address.protocol !== "https:") return false;
  const known = compiled.get(address.hostname) ?? compile(address.hostname);
  return known?.test(address.pathname + address.search + address.hash) ?? false;
}

function compile(host: string): RegExp | undefined {
  const source = sourceOf(host);
  if (source === undefined) return undefined;
  const pattern = new RegExp(source, "u");
  compiled.set(host, pattern);
  return pattern;
}

/** The line of the host itself, or of the nearest `*.parent`. */
function sourceOf(host: string): string | undefined {
  const parents = [...host.matchAll(/\./g)].map(({ index }) => `*${host.slice(index)}`);
  for (const key of [host, ...parents]) {
    const start = lines.indexOf(`\n${key} `);
    if (start >= 0) return lines.slice(start + key.length + 2, lines.indexOf("\n", start + 1));
  }
  return undefined;
}
