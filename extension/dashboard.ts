// The dashboard's document, which is the options page too.

import { startDashboard } from "#core";
import { follow, host } from "./host";
import { chosenLanguage } from "./texts";

const before = await chosenLanguage();
// another language makes another document
browser.storage.local.onChanged.addListener(async () => {
  if ((await chosenLanguage()) !== before) location.reload();
});
follow();
await startDashboard(await host({}));
