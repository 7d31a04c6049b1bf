// Waiting for the thing itself.

/** Between two questions, in milliseconds: longer and longer, since asking takes the time of the browser that is asked. */
const [SHORTEST, LONGEST, GROWTH] = [8, 80, 1.4];

/** Asks again and again until the answer passes, and gives it; fails after `ms` with what was seen last. */
export async function until(what, ask, passes = Boolean, ms = 8_000) {
  const end = Date.now() + ms;
  let seen;
  for (let pause = SHORTEST; ; pause = Math.min(pause * GROWTH, LONGEST)) {
    seen = await ask();
    if (passes(seen)) return seen;
    if (Date.now() >= end) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`waited ${ms} ms for: ${what}\nlast seen: ${JSON.stringify(seen, null, 1)}`);
}
