// Draws the PNG icons from their SVG sources, with the browser that shows them: the mark in every size, and each form of the
// toolbar button in the two sizes that browsers take for it.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const icons = fileURLToPath(new URL("../../extension/icons/", import.meta.url));
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args });
const page = await browser.newPage();
const draw = async (source, size, path) => {
  const svg = readFileSync(`${icons}${source}.svg`).toString("base64");
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${svg}">`);
  await page.screenshot({ path: `${icons}${path}.png`, omitBackground: true });
};
for (const size of [16, 32, 48, 128]) await draw("idle", size, String(size));
for (const form of ["idle", "used", "protected", "unclear", "changed"]) {
  for (const size of [16, 32]) await draw(form, size, `${form}-${size}`);
}
await browser.close();
