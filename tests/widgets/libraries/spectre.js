// Spectre.css: a label around a clipped native input (no role) and an <i> that CSS draws as a switch or a box
import "spectre.css/dist/spectre.css";
import { h, settings } from "../page.mjs";

/** `kind` is what the box is drawn as: switch, checkbox or radio. */
function box(kind, text, attributes) {
  const input = h("input", attributes);
  return h("label", { class: `form-${kind}` }, input, h("i", { class: "form-icon" }), ...(text ? [` ${text}`] : []));
}

function widget(row) {
  const id = row.case;
  switch (row.kind) {
    case "switch":
    case "checkbox": {
      const text = row.how === "sloppy" ? undefined : row.label;
      return [box(row.kind, text, { type: "checkbox", checked: row.state === "on", disabled: row.disabled })];
    }
    case "radio": {
      const radio = (value) => box("radio", value, { type: "radio", name: id, value, checked: value === row.choice });
      return [h("label", { class: "form-label" }, row.label), ...row.options.map(radio)];
    }
    case "select": {
      const options = row.options.map((value) => h("option", { value, selected: value === row.choice }, value));
      const select = h("select", { class: "form-select", id }, ...options);
      return [h("label", { class: "form-label", for: id }, row.label), select];
    }
  }
}

settings("Spectre.css", [], (row, place) => {
  place.append(h("div", { class: "form-group" }, ...widget(row)));
  if (row.state === "mixed") place.querySelector("input").indeterminate = true;
});
