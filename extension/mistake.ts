// The document in which a person reads and edits a report that Optlight was wrong about a tab.

import { startMistake } from "#core";
import { host } from "./host";

const tab = Number(new URLSearchParams(location.search).get("tab"));
const [, name = "", version = ""] = /(Firefox|Edg|Chrome)\/(\d+)/.exec(navigator.userAgent) ?? [];
await startMistake(await host({ tab: Promise.resolve(tab) }), browser.runtime.getManifest().version, `${name} ${version}`.trim());
