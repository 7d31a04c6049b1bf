// What all widget pages share: a settings page around the rows, and the element that each row's widget is put into.

import { ROWS } from "./rows.mjs";

/** Elements of a page, without a library: `h("p", { class: "x" }, "text", child)`. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * Builds the page. `put(row, place)` puts one row's widget into its place; of an idiomatic row with its label, of a
 * sloppy one without, since the text stands beside it. `lacks` names the cases that the library can't make.
 */
export function settings(title, lacks, put) {
  const rows = ROWS.filter((row) => !lacks.includes(row.case)).map((row) => {
    const place = h("div", { class: "place" });
    put(row, place);
    if (row.how === "idiomatic") return h("div", { class: "setting", "data-case": row.case }, place);
    const texts = h("div", {}, h("div", {}, row.label), ...(row.description ? [h("p", {}, row.description)] : []));
    return h("div", { class: "setting", "data-case": row.case }, texts, place);
  });
  document.title = `Settings, ${title}`;
  document.body.prepend(
    h("header", {}, h("a", { href: "#home" }, "Home"), h("input", { type: "search", "aria-label": "Search settings" }), h("button", {}, "Sign out")),
    h("main", {}, h("h1", {}, "Privacy settings"), h("p", {}, `Built with ${title}`), ...rows),
  );
}
