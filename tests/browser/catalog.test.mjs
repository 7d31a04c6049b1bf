// Every control of the catalogue on a page like its own, at its real address: each wording in each known language, in each of
// its states. Generated from the catalogue's files, so that a platform is tested by being there.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { agentsAddresses } from "./agent.mjs";
import { example, expected, fixtureFiles, fixturesOf, hasState, isThere, platforms, served, showWay, waysOf } from "./fixture.mjs";
import { BROWSERS, launch } from "./session.mjs";

const ALL = platforms();

test("every page of the catalogue has its fixture", () => {
  const missing = ALL.flatMap(fixturesOf).filter((fixture) => !isThere(fixture)).map(({ name }) => `tests/pages/${name}.html`);
  assert.deepEqual(missing, []);
});

test("no fixture is without a page of the catalogue", () => {
  const known = new Set(ALL.flatMap(fixturesOf).map((fixture) => `${fixture.name}.html`));
  const ours = fixtureFiles().filter((file) => ALL.some(({ id }) => file.startsWith(`${id}/`)));
  assert.deepEqual(ours.filter((file) => !known.has(file)), []);
});

test("the agent knows every address of the catalogue, and of what it rejects on another host only what looks like settings", async () => {
  const { isSettingsPage } = await import(`data:text/javascript,${encodeURIComponent(await agentsAddresses())}`);
  const pages = ALL.flatMap((platform) => platform.page);
  const unknown = pages.flatMap((page) => page.addresses).map(example).filter((address) => !isSettingsPage(new URL(address)));
  assert.deepEqual(unknown, []);
  const rejects = pages.flatMap((page) => page.rejects).map(example).filter((address) => new URL(address).hostname.endsWith(".example"));
  assert.ok(rejects.length > 50, "there are look-alikes to ask of");
  const { settings } = await import(new URL("../../target/extension/addresses.js", import.meta.url));
  const looksLikeSettings = (address) => new RegExp(settings, "iu").test(address.replace(/^https:\/\//u, ""));
  const noticed = rejects.filter((address) => isSettingsPage(new URL(address)));
  assert.deepEqual(noticed.filter((address) => !looksLikeSettings(address)), []);
  assert.ok(noticed.length < rejects.length, "some don't");
});

for (const name of BROWSERS) {
  describe(`catalogue, ${name}`, () => {
    let session, tab;
    before(async () => {
      session = await launch(name, { hosts: ["https://*/*"] });
      tab = await session.open("https://patterns.example/");
    });
    after(() => session?.close());

    /** Shows a fixture in a way, and reads it; the page is loaded once for all of its ways. */
    let loaded;
    const read = async (fixture, way) => {
      if (loaded !== fixture) {
        // nobody has seen every control of the catalogue in every state
        await session.send({ type: "edit", edit: { do: "clear" } });
        await tab.page.goto(served(fixture.url, fixture.name), { waitUntil: "load" });
      }
      loaded = fixture;
      const missing = await tab.page.evaluate(showWay, way);
      assert.deepEqual(missing, [], `${fixture.name} has to have each of them once, as data-control`);
      return tab.report();
    };

    for (const platform of ALL) {
      for (const fixture of fixturesOf(platform).filter(isThere)) {
        const shown = fixture.controls.filter((one) => !one.neighbour);
        for (const way of waysOf(fixture).filter(() => fixture.controls.some(hasState))) {
          const said = way.show.filter((one) => one.speaks).map((one) => `“${one.label ?? one.heading}” ${one.choice}`);
          test(`${fixture.name}, ${way.lang}: ${said.join(", ")}`, async () => {
            const report = await read(fixture, way);
            assert.deepEqual([report.platform, report.settingsPage], [platform.id, Boolean(fixture.page)]);
            const stateless = shown.filter((one) => !hasState(one)).map((one) => `${platform.id}/${one.id}`);
            const found = report.findings.filter((one) => one.key !== null && !stateless.includes(one.id));
            const wanted = expected(platform, { controls: shown.filter(hasState) }, way);
            const told = found.map(({ id, state, dataUse }) => [id, { state, dataUse }]);
            assert.deepEqual(told.sort(), [...wanted].sort(), JSON.stringify(found, ["id", "label", "kind", "state", "choice", "evidence"], 1));
          });
        }
        const toDo = shown.filter((one) => !hasState(one));
        if (toDo.length > 0) {
          test(`${fixture.name}: ${toDo.map((one) => one.kind)} to do something with`, async () => {
            await read(fixture, waysOf(fixture)[0]);
            const ids = toDo.map((one) => `${platform.id}/${one.id}`);
            const report = await tab.reported("what there is to do", ({ findings }) => ids.every((id) => findings.some((one) => one.id === id)));
            for (const id of ids) assert.equal(report.findings.find((one) => one.id === id).state, "unknown");
          });
        }
        // a look-alike of the host is loaded once for each platform; all of them are asked of the agent above, and natively
        const isFirst = fixture.page === platform.page[0];
        const isOnHost = (address) => new URL(example(address)).host === new URL(fixture.url).host;
        for (const address of (fixture.page?.rejects ?? []).filter((address) => isFirst || isOnHost(address))) {
          test(`${fixture.name} is not ${address}`, async () => {
            const url = new URL(example(address));
            const isOther = !isOnHost(address);
            if (isOther || loaded !== fixture) await tab.page.goto(served(isOther ? url : fixture.url, fixture.name), { waitUntil: "load" });
            loaded = undefined;
            // inside one host as applications do it, without loading anew
            if (!isOther) await tab.page.evaluate((path) => history.pushState(null, "", path), url.pathname + url.search + url.hash);
            const { platform: seen, settingsPage } = await tab.report();
            // on a shared host it is the owner's
            assert.equal(seen === null, url.hostname.endsWith(".example"), `${address} is taken for ${seen}`);
            assert.equal(settingsPage, false, `${address} is taken for a settings page`);
          });
        }
      }
    }
  });
}
