// The popup's document: starts the core's view and is its host.

import { startPopup } from "#core";
import { follow, host } from "./host";

const tab = browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => {
  // tests open the popup as a page of its own and name the tab
  const named = Number(new URLSearchParams(location.search).get("tab"));
  return named || (active?.id ?? -1);
});

follow();
await startPopup(await host({ tab, isInTab: true }));
