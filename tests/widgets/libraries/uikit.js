// UIkit: native inputs that CSS redraws (appearance: none), each within its label; it has no switch
import "uikit/dist/css/uikit.css";
import { ROWS } from "../rows.mjs";
import { h, settings } from "../page.mjs";

const lacks = ROWS.filter((row) => row.kind === "switch").map((row) => row.case);

function widget(row) {
  const id = row.case;
  switch (row.kind) {
    case "checkbox": {
      const state = { checked: row.state === "on", disabled: row.disabled };
      const input = h("input", { class: "uk-checkbox", type: "checkbox", ...state });
      return [row.how === "sloppy" ? input : h("label", {}, input, ` ${row.label}`)];
    }
    case "radio": {
      const radio = (value) =>
        h("input", { class: "uk-radio", type: "radio", name: id, value, checked: value === row.choice });
      const options = row.options.map((option) => h("label", {}, radio(option), ` ${option} `));
      const controls = h("div", { class: "uk-form-controls" }, ...options);
      return [h("div", { class: "uk-form-label" }, row.label), controls];
    }
    case "select": {
      const options = row.options.map((value) => h("option", { value, selected: value === row.choice }, value));
      const select = h("select", { class: "uk-select", id }, ...options);
      return [
        h("label", { class: "uk-form-label", for: id }, row.label),
        h("div", { class: "uk-form-controls" }, select),
      ];
    }
  }
}

settings("UIkit", lacks, (row, place) => {
  place.append(...widget(row));
  if (row.state === "mixed") place.querySelector("input").indeterminate = true;
});
