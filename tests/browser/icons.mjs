// Draws the PNG icons from the SVG source, with the browser that shows them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const icons = fileURLToPath(new URL("../../extension/icons/", import.meta.url));
const svg = readFileSync(`${icons}optlight.svg`).toString("base64");
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${svg}">`);
  await page.screenshot({ path: `${icons}${size}.png`, omitBackground: true });
}
await browser.close();
