// jQuery UI: a label drawn as a button hides the input; a select is hidden behind a <span role="combobox">
import $ from "jquery";
import "jquery-ui/dist/themes/base/jquery-ui.css";
import { ROWS } from "../rows.mjs";
import { h, settings } from "../page.mjs";

window.jQuery = $; // where jQuery UI looks for it, and so it is required only now
require("jquery-ui/dist/jquery-ui.js");

// no switch, no third state, and no checkbox without a label
const lacks = [
  ...ROWS.filter((row) => row.kind === "switch").map((row) => row.case),
  "checkbox-mixed",
  "checkbox-sloppy-on",
];

function labelled(id, text, attributes) {
  return [h("label", { for: id }, text), h("input", { id, ...attributes })];
}

function widget(row) {
  const id = row.case;
  switch (row.kind) {
    case "checkbox":
      return labelled(id, row.label, { type: "checkbox", checked: row.state === "on", disabled: row.disabled });
    case "radio": {
      const radio = (option) => ({ type: "radio", name: id, value: option, checked: option === row.choice });
      const radios = row.options.flatMap((option, at) => labelled(`${id}-${at}`, option, radio(option)));
      return [h("fieldset", {}, h("legend", {}, row.label), ...radios)];
    }
    case "select": {
      const options = row.options.map((value) => h("option", { value, selected: value === row.choice }, value));
      return [h("label", { for: id }, row.label), h("select", { id }, ...options)];
    }
  }
}

settings("jQuery UI", lacks, (row, place) => place.append(...widget(row)));
$(".place input").checkboxradio();
$(".place select").selectmenu();
