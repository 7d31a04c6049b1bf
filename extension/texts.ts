// Optlight's own texts, in the browser's language or in the one that the person chose. `browser.i18n` knows the first only.

/** Gives a text with its placeholders filled. */
export type Say = (key: string, values?: string[]) => string;

const inBrowsersLanguage: Say = (key, values) => browser.i18n.getMessage(key, values);

let loaded: { language: string; say: Promise<Say> } | undefined;

/** The texts in a language, a folder of `_locales`; null: the browser's own. */
export function texts(language: string | null): Promise<Say> {
  if (language === null) return Promise.resolve(inBrowsersLanguage);
  if (loaded?.language !== language) loaded = { language, say: load(language) };
  return loaded.say;
}

async function load(language: string): Promise<Say> {
  try {
    const file = await fetch(browser.runtime.getURL(`_locales/${language}/messages.json`));
    const all = (await file.json()) as Record<string, { message: string } | undefined>;
    const fill = (text: string, values: string[]): string =>
      text.replace(/\$(\d|\$)/g, (_, what: string) => (what === "$" ? "$" : (values[Number(what) - 1] ?? "")));
    return (key, values = []) => fill(all[key]?.message ?? "", values);
  } catch {
    // an imported file can name a language that this version doesn't have
    return inBrowsersLanguage;
  }
}

/** The language that the person chose, a folder of `_locales`; null: the browser's. */
export async function chosenLanguage(): Promise<string | null> {
  try {
    const { memory } = (await browser.storage.local.get("memory")) as { memory?: string };
    const chosen = (JSON.parse(memory ?? "{}") as { settings?: { language?: unknown } }).settings?.language;
    return typeof chosen === "string" ? chosen : null;
  } catch {
    // what can't be read the background puts aside
    return null;
  }
}
