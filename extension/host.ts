// What the extension's own pages give to the core's views: texts, tabs, permissions, files. Start at `open`.

import type { Host } from "#core";
import { core, loadPlatforms } from "./core";
import { chosenLanguage, texts } from "./texts";

/** A page's settings: what it is about, and what it follows. */
interface Page {
  /** The tab that the page is about. */
  tab?: Promise<number>;
  /** Whether an address opens in that tab. */
  isInTab?: boolean;
}

/** Puts the person's language into the document, and gives its host once the core has started. */
export async function host({ tab = Promise.resolve(-1), isInTab = false }: Page): Promise<Host> {
  const folder = await chosenLanguage();
  const say = await texts(folder);
  const language = folder?.replace("_", "-") ?? browser.i18n.getUILanguage();
  document.documentElement.lang = folder === null ? browser.i18n.getMessage("@@ui_locale").replace("_", "-") : language;
  document.documentElement.dir = folder === null ? browser.i18n.getMessage("@@bidi_dir") : "ltr";
  document.title = `${say(document.documentElement.dataset["title"] ?? "extension_name")} · Optlight`;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  await core;
  return {
    text: (key, values) => say(key, values) || key,
    date: (time) => dates.format(new Date(time)),
    language: () => language,
    tab: () => tab,
    ask: (message) => browser.runtime.sendMessage(message),
    load: (platforms) => loadPlatforms(platforms),
    granted: (origins) => browser.permissions.contains({ origins }),
    request: (origins) => browser.permissions.request({ origins }),
    giveBack: (origins) => browser.permissions.remove({ origins }),
    async open(url) {
      if (isInTab) {
        await browser.tabs.update(await tab, { url });
        close();
      } else if (url.startsWith("mailto:")) location.href = url;
      else await browser.tabs.create({ url });
    },
    async openOwn(path) {
      await browser.tabs.create({ url: browser.runtime.getURL(path) });
      if (isInTab) close();
    },
    save,
    async read(input) {
      const [file] = input.files ?? [];
      // far beyond any memory: refused by the core with its size, and not read
      return file && file.size > 20_000_000 ? " ".repeat(5_000_001) : ((await file?.text()) ?? "");
    },
    copy: (text) => navigator.clipboard.writeText(text),
    print: () => print(),
  };
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What the views show of the session: looks, the check-up, a full store. */
const SHOWN = /^(look:|tour$|memory\.full$)/;
/** Changes come in bursts, of which the last one is worth a look. */
const PAUSE_MS = 30;

/** Tells the document's view when what it shows may have changed. */
export function follow(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const changed = (): void => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      document.dispatchEvent(new Event("optlight-changed"));
    }, PAUSE_MS);
  };
  browser.storage.session.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => SHOWN.test(key))) changed();
  });
  browser.storage.local.onChanged.addListener(changed);
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}
