// The main job on a real page: LinkedIn's AI switch, on its own address, after one click on the toolbar button.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BROWSERS, launch } from "./session.mjs";
import { until } from "./until.mjs";

const { values } = parseArgs({
  options: { browser: { type: "string", default: "chromium" }, out: { type: "string", default: "target/demo" } },
});
if (!BROWSERS.includes(values.browser)) {
  console.error(`--browser is ${BROWSERS.join(" or ")}, not ${values.browser}`);
  process.exit(2);
}
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || !["linux", "freebsd"].includes(process.platform);
const session = await launch(values.browser, { headless: !display });
try {
  const address = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
  const tab = await session.open(address);
  const popup = await session.driver.clickAction(tab.page);
  await until("the popup's findings", () => popup.html(), (html) => html.includes("finding"));
  const [ring] = await until("the ring", () => tab.rings(), (rings) => rings.some((one) => one.visible));
  const { findings, ...report } = await tab.report();
  console.log(`\n${address}\n${report.platformName}, a settings page: ${report.settingsPage}\nthe ring says: ${ring.text}\n`);
  console.table(
    findings.map(({ id, label, kind, state, dataUse, locked, evidence }) => ({
      id, label, kind, state, dataUse, locked, evidence: evidence.join(", "),
    })),
  );
  if (display) {
    console.log("Close the browser's window to end the demo.");
    await new Promise((resolve) => session.driver.browser.once("disconnected", resolve));
  } else {
    mkdirSync(values.out, { recursive: true });
    const pictures = ["page", "popup"].map((what) => join(values.out, `${values.browser}-${what}.png`));
    await tab.page.screenshot({ path: pictures[0] });
    await popup.screenshot(pictures[1]);
    console.log(`Pictures: ${pictures.join(", ")}`);
  }
} finally {
  await session.close();
}
