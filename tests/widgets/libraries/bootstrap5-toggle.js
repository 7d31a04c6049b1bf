// Bootstrap Toggle: a <div role="switch"> heeds pointerdown, not click; without a label it is named "Toggle"
import "bootstrap/dist/css/bootstrap.css";
import "bootstrap5-toggle/css/bootstrap5-toggle.css";
import "bootstrap5-toggle/js/bootstrap5-toggle.ecmas.js";
import { ROWS } from "../rows.mjs";
import { h, settings } from "../page.mjs";

// it makes switches and nothing else
const lacks = ROWS.filter((row) => row.kind !== "switch").map((row) => row.case);

settings("Bootstrap Toggle", lacks, (row, place) => {
  const { disabled } = row;
  const id = row.case;
  const input = h("input", { type: "checkbox", id, checked: row.state === "on", disabled, "data-toggle": "toggle" });
  place.append(input, ...(row.how === "sloppy" ? [] : [h("label", { for: id, class: "ms-2" }, row.label)]));
});
