// Is this address a settings page? Asked at each navigation, so it costs one look-up and two regular expressions.

import table, { settings } from "#addresses";

/** One line a host, `host regex`, sorted: loading one text costs next to nothing, however many there are. */
const lines: string = table;
/** Settings pages have no longer paths. */
const LONGEST_PATH = 300;
const compiled = new Map<string, RegExp>();

let likely: RegExp | undefined;

/**
 * Whether an address is a settings page of the catalogue, or says that it is one. The core decides finally; this one may
 * only say yes too often.
 */
export function isSettingsPage(address: Location | URL): boolean {
  if (address.protocol !== "https:") return false;
  const path = address.pathname + address.search + address.hash;
  const known = compiled.get(address.hostname) ?? compile(address.hostname);
  if (known?.test(path)) return true;
  likely ??= new RegExp(settings, "iu");
  return likely.test(`${address.hostname}${path.slice(0, LONGEST_PATH)}`);
}

function compile(host: string): RegExp | undefined {
  const source = sourceOf(host);
  if (source === undefined) return undefined;
  const pattern = new RegExp(source, "u");
  compiled.set(host, pattern);
  return pattern;
}

/** The regular expression of the host itself, or of the nearest `*.parent`. */
function sourceOf(host: string): string | undefined {
  const parents = [...host.matchAll(/\./g)].map(({ index }) => `*${host.slice(index)}`);
  for (const key of [host, ...parents]) {
    const source = lookUp(key);
    if (source !== undefined) return source;
  }
  return undefined;
}

/** What stands behind a key, by binary search. */
function lookUp(key: string): string | undefined {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const start = lines.lastIndexOf("\n", Math.floor((low + high - 1) / 2)) + 1;
    const end = lines.indexOf("\n", start);
    const space = lines.indexOf(" ", start);
    const found = lines.slice(start, space);
    if (found === key) return lines.slice(space + 1, end);
    if (found < key) low = end;
    else high = start - 1;
  }
  return undefined;
}
