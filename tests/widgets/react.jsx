// Renders a widget page with a React library: one React app, whose widgets are portals in the places of their rows.

import { Fragment } from "react";
import { createPortal } from "react-dom";
import { createRoot } from "react-dom/client";
import { h, settings } from "./page.mjs";

/**
 * `kinds` has a component for each kind of row. It gets the row, with `on` and `mixed` for its state, and without
 * `label` if the row is sloppy. `Provider` is what the library wants around all of its components.
 */
export function render(title, lacks, kinds, Provider = Fragment) {
  const widgets = [];
  settings(title, lacks, (row, place) => {
    const Widget = kinds[row.kind];
    const label = row.how === "idiomatic" ? row.label : undefined;
    const state = { on: row.state === "on", mixed: row.state === "mixed" };
    widgets.push(createPortal(<Widget {...row} {...state} id={row.case} label={label} />, place, row.case));
  });
  createRoot(document.body.appendChild(h("div"))).render(<Provider>{widgets}</Provider>);
}
