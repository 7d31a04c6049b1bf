// Is this address a settings page? Asked at each navigation, so it costs one look-up and one regular expression.

import table from "#addresses";

const byHost = new Map(Object.entries(table as Record<string, string>));
const compiled = new Map<string, RegExp>();

/** Whether an address is a settings page of the catalogue. The core decides finally; this one may only say yes too often. */
export function isSettingsPage(address: Location | URL): boolean {
  if (address.protocol !== "https:") return false;
  const key = keyOf(address.hostname);
  if (key === undefined) return false;
  let pattern = compiled.get(key);
  if (!pattern) compiled.set(key, (pattern = new RegExp(byHost.get(key)!, "u")));
  return pattern.test(address.pathname + address.search + address.hash);
}

function keyOf(host: string): string | undefined {
  if (byHost.has(host)) return host;
  for (let at = host.indexOf("."); at >= 0; at = host.indexOf(".", at + 1)) {
    const parent = `*${host.slice(at)}`;
    if (byHost.has(parent)) return parent;
  }
  return undefined;
}
