// Makes the stores' pictures, 1280 × 800: a ringed page with the popup over it, a change, the dashboard, the welcome page, light and dark.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./session.mjs";
import { until } from "./until.mjs";

const { values } = parseArgs({ options: { out: { type: "string", default: "target/screenshots" }, browser: { type: "string", default: "chromium" } } });
const GENAI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const SIZE = { width: 1280, height: 800 };
mkdirSync(values.out, { recursive: true });

/** What a person has seen who has used Optlight for a while. */
const seen = (state, dataUse, time) => ({ state, dataUse, first: time, last: time });
const AUTUMN = {
  "chatgpt/improve-model": [seen("off", "protected", "2026-10-05T12:00:00Z")],
  "x/grok-training": [seen("off", "protected", "2026-10-06T12:00:00Z")],
  "zoom/meeting-summary": [seen("on", "used", "2026-10-06T12:00:00Z")],
  "linkedin/genai-improvement": [seen("off", "protected", "2026-10-03T12:00:00Z")],
};

const session = await launch(values.browser, { hosts: ["https://*/*"] });
const shoot = async (page, file) => {
  const path = join(values.out, `${file}.png`);
  await page.screenshot({ path });
  console.log(path);
};
const remember = (controls) =>
  session.send({ type: "edit", edit: { do: "import", text: JSON.stringify({ format: "optlight-memory", version: 1, controls }) } });
/** The popup's picture beside the page's. */
const withPopup = async (tab, file) => {
  // as wide as the popup leaves it
  await tab.page.setViewport({ width: 860, height: SIZE.height });
  await until("the ring", () => tab.rings(), (rings) => rings.some(({ visible }) => visible));
  const behind = await tab.page.screenshot({ encoding: "base64" });
  const popup = await session.popupPage(tab);
  await popup.waitForSelector(".finding");
  await popup.setViewport({ width: 380, height: 600 });
  const over = await popup.screenshot({ encoding: "base64" });
  await popup.close();
  // the extension's own policy lets no such picture in
  const frame = await session.driver.newPage();
  await frame.setViewport(SIZE);
  await frame.evaluate((behind, over) => {
    document.body.style.cssText = "margin:0;position:relative;background:#f3f2ee";
    for (const [data, style] of [[behind, "display:block;width:860px"], [over, "position:absolute;top:16px;right:20px;border-radius:12px;box-shadow:0 6px 32px #0008"]]) {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      image.style.cssText = style;
      document.body.append(image);
    }
  }, behind, over);
  await until("the pictures", () => frame.evaluate(() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)), Boolean);
  await shoot(frame, file);
  await frame.close();
};
const ofPage = async (path, ready, file, prepare = () => undefined) => {
  const page = await session.extensionPage(path);
  await page.setViewport(SIZE);
  await page.waitForSelector(ready);
  for (const scheme of ["light", "dark"]) {
    await page.evaluate((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
    await page.evaluate(prepare);
    await shoot(page, `${file}-${scheme}`);
  }
  await page.close();
};

try {
  const first = await session.open(`${GENAI}?state=on`);
  await withPopup(first, "1-ring-and-popup");
  await first.close();
  await session.send({ type: "edit", edit: { do: "clear" } });
  await remember(Object.fromEntries(Object.entries(AUTUMN).map(([id, observations]) => [id, { observations }])));
  const later = await session.open(`${GENAI}?state=on`);
  await until("the change", () => later.badge(), (text) => text === "!");
  await withPopup(later, "2-different-from-before");
  await ofPage("dashboard.html", ".platforms > li", "3-dashboard");
  await ofPage("dashboard.html", ".platforms > li", "4-platform", () => {
    const platform = document.getElementById("platform-linkedin");
    platform.open = true;
    platform.scrollIntoView();
  });
  await ofPage("welcome.html", "#watch-all", "5-welcome");
} finally {
  await session.close();
}
