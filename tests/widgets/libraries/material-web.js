// Material Web: <md-switch> within a light <label>; the <input role="switch"> is in an open shadow root
import "@material/web/checkbox/checkbox.js";
import "@material/web/radio/radio.js";
import "@material/web/select/outlined-select.js";
import "@material/web/select/select-option.js";
import "@material/web/switch/switch.js";
import { h, settings } from "../page.mjs";

function radio(row, option) {
  const id = `${row.case}-${option}`;
  const button = h("md-radio", { id, name: row.case, value: option, checked: option === row.choice });
  return h("div", {}, button, h("label", { for: id }, option));
}

function widget(row) {
  const { disabled } = row;
  switch (row.kind) {
    case "switch":
      return h("md-switch", { selected: row.state === "on", disabled });
    case "checkbox":
      return h("md-checkbox", { checked: row.state === "on", indeterminate: row.state === "mixed", disabled });
    case "radio": {
      const title = h("h3", { id: row.case }, row.label);
      const options = row.options.map((option) => radio(row, option));
      return h("div", { role: "radiogroup", "aria-labelledby": row.case }, title, ...options);
    }
    case "select": {
      const option = (value) =>
        h("md-select-option", { value, selected: value === row.choice }, h("div", { slot: "headline" }, value));
      return h("md-outlined-select", { label: row.label }, ...row.options.map(option));
    }
  }
}

settings("Material Web", [], (row, place) => {
  const labelled = row.how === "idiomatic" && (row.kind === "switch" || row.kind === "checkbox");
  place.append(labelled ? h("label", {}, widget(row), ` ${row.label}`) : widget(row));
});
