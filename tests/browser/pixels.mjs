// Whether a ring is really on the screen, told by a screenshot and not by the agent.

import { PNG } from "pngjs";

/** The rings' own colours, as in `rings.css`. */
const COLOURS = [[0xb3, 0x26, 0x0b], [0x0a, 0x6b, 0x46], [0x45, 0x47, 0x5a]];
const near = (pixel, colour) => colour.every((value, at) => Math.abs(value - pixel[at]) < 12);

/** Whether all four sides of the tab's first ring are painted in a ring's colour. */
export async function paintedAround(tab) {
  const shown = (await tab.rings()).find((one) => one.visible);
  if (!shown) return false;
  const { ring } = shown;
  const png = PNG.sync.read(Buffer.from(await tab.page.screenshot()));
  const scale = png.width / (await tab.page.evaluate(() => innerWidth));
  const painted = (x, y) => {
    // the line is 3 px wide; its middle is 1.5 px inside the box
    const at = (Math.round(y * scale) * png.width + Math.round(x * scale)) * 4;
    return COLOURS.some((colour) => near([...png.data.subarray(at, at + 3)], colour));
  };
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  return [[x, ring.y + 1.4], [x, ring.y + ring.height - 1.6], [ring.x + 1.4, y], [ring.x + ring.width - 1.6, y]].every(([x, y]) => painted(x, y));
}
