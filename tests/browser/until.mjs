// Waiting for the thing itself.

/** Between two questions: asking without a pause would take the time of the browser that is asked. */
const PAUSE_MS = 20;

/** Asks again and again until the answer passes, and gives it; fails after `ms` with what was seen last. */
export async function until(what, ask, passes = Boolean, ms = 8_000) {
  const end = Date.now() + ms;
  let seen;
  do {
    seen = await ask();
    if (passes(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (Date.now() < end);
  throw new Error(`waited ${ms} ms for: ${what}\nlast seen: ${JSON.stringify(seen, null, 1)}`);
}
