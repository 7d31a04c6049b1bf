// Fomantic UI: an input of no opacity and an unlinked <label> that draws the box; a select is divs and a hidden input
import $ from "jquery";
import "fomantic-ui-css/components/checkbox.css";
import "fomantic-ui-css/components/dropdown.css";
import "fomantic-ui-css/components/form.css";
import "fomantic-ui-css/components/reset.css";
import "fomantic-ui-css/components/transition.css";
import { h, settings } from "../page.mjs";

window.jQuery = $; // where its modules look for it, and so they are required only now
require("fomantic-ui-css/components/checkbox.js");
require("fomantic-ui-css/components/dropdown.js");
require("fomantic-ui-css/components/transition.js");

/** `look` is what the box is drawn as, by its label, which therefore is there without a text, too. */
function box(look, text, attributes) {
  const classes = ["ui", look, text ? "" : "fitted", "checkbox"].filter(Boolean).join(" ");
  return h("div", { class: classes }, h("input", attributes), h("label", {}, text));
}

function widget(row) {
  const name = row.case;
  switch (row.kind) {
    case "switch":
    case "checkbox": {
      const look = row.kind === "switch" ? "toggle" : "";
      const text = row.how === "sloppy" ? "" : row.label;
      return box(look, text, { type: "checkbox", name, checked: row.state === "on", disabled: row.disabled });
    }
    case "radio": {
      const radio = (value) => box("radio", value, { type: "radio", name, value, checked: value === row.choice });
      const fields = row.options.map((option) => h("div", { class: "field" }, radio(option)));
      return h("div", { class: "grouped fields" }, h("label", {}, row.label), ...fields);
    }
    case "select": {
      const items = row.options.map((value) => h("div", { class: "item", "data-value": value }, value));
      const dropdown = h(
        "div",
        { class: "ui selection dropdown" },
        h("input", { type: "hidden", name, value: row.choice }),
        h("i", { class: "dropdown icon" }),
        h("div", { class: "text" }),
        h("div", { class: "menu" }, ...items),
      );
      return h("div", { class: "field" }, h("label", {}, row.label), dropdown);
    }
  }
}

settings("Fomantic UI", [], (row, place) => place.append(h("div", { class: "ui form" }, widget(row))));
$(".ui.checkbox").checkbox();
$(".ui.dropdown").dropdown();
$("[data-case=checkbox-mixed] .checkbox").checkbox("set indeterminate");
