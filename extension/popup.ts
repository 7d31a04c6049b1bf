// The popup's document: starts the core's view and is its host.

import init, { startPopup, type Host } from "#core";

const tab = browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => {
  // tests open the popup as a page of its own and name the tab
  const named = Number(new URLSearchParams(location.search).get("tab"));
  return named || (active?.id ?? -1);
});

const host: Host = {
  text: (key, values) => browser.i18n.getMessage(key, values) || key,
  tab: () => tab,
  ask: (message) => browser.runtime.sendMessage(message),
  granted: (origins) => browser.permissions.contains({ origins }),
  request: (origins) => browser.permissions.request({ origins }),
  giveBack: (origins) => browser.permissions.remove({ origins }),
  async open(url) {
    await browser.tabs.update(await tab, { url });
    close();
  },
};

document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = browser.i18n.getMessage("@@bidi_dir");
document.title = browser.i18n.getMessage("extension_name");

const changed = (): boolean => document.dispatchEvent(new Event("optlight-changed"));
browser.storage.session.onChanged.addListener(changed);
browser.permissions.onAdded.addListener(changed);
browser.permissions.onRemoved.addListener(changed);

await init({ module_or_path: "optlight_bg.wasm" });
await startPopup(host);
