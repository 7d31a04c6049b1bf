// The popup's document: starts the core's view and is its host.

import { startPopup } from "#core";
import { follow, host } from "./host";
import type { FromPage } from "./protocol";

const tab = browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => {
  // tests open the popup as a page of its own and name the tab
  const named = Number(new URLSearchParams(location.search).get("tab"));
  return named || (active?.id ?? -1);
});

// asked while the core is still starting: the view's first two questions
const first = new Map([
  ["look", tab.then((tabId) => browser.runtime.sendMessage({ type: "look", tabId } satisfies FromPage))],
  ["state", browser.runtime.sendMessage({ type: "state" } satisfies FromPage)],
]);

follow();
const popup = await host({ tab, isInTab: true });
await startPopup({
  ...popup,
  async ask(message) {
    const { type } = message as FromPage;
    const answer = first.get(type) ?? browser.runtime.sendMessage(message);
    first.delete(type);
    return answer;
  },
});
