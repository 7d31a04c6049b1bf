// Beer CSS: an input of no opacity and a <span>, drawn by an icon font's ligatures; a select's label is not linked
import "beercss/dist/cdn/beer.css";
import icons from "beercss/dist/cdn/material-symbols-subset.woff2" with { type: "bytes" };
import { h, settings } from "../page.mjs";

// the font that its style sheet would fetch
document.fonts.add(new FontFace("Icons", icons));
document.documentElement.style.setProperty("--font-icon", "Icons");

/** `kind` is what the box is drawn as: switch, checkbox or radio. */
function box(kind, text, attributes) {
  return h("label", { class: kind }, h("input", attributes), h("span", {}, text));
}

function widget(row) {
  switch (row.kind) {
    case "switch":
    case "checkbox": {
      const text = row.how === "sloppy" ? "" : row.label;
      return [box(row.kind, text, { type: "checkbox", checked: row.state === "on", disabled: row.disabled })];
    }
    case "radio": {
      const radio = (value) =>
        box("radio", value, { type: "radio", name: row.case, value, checked: value === row.choice });
      return [h("h6", {}, row.label), h("nav", {}, ...row.options.map(radio))];
    }
    case "select": {
      const options = row.options.map((value) => h("option", { value, selected: value === row.choice }, value));
      return [h("div", { class: "field label border" }, h("select", {}, ...options), h("label", {}, row.label))];
    }
  }
}

settings("Beer CSS", [], (row, place) => {
  place.append(...widget(row));
  if (row.state === "mixed") place.querySelector("input").indeterminate = true;
});
