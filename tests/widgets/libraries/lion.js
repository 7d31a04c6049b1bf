// Lion: light <label> and <lion-switch-button role="switch">, aria-checked="false" at first even when it is on
import "@lion/ui/define/lion-checkbox.js";
import "@lion/ui/define/lion-option.js";
import "@lion/ui/define/lion-radio-group.js";
import "@lion/ui/define/lion-radio.js";
import "@lion/ui/define/lion-select-rich.js";
import "@lion/ui/define/lion-switch.js";
import { h, settings } from "../page.mjs";

/** An element with properties, as a lit template sets them with a dot. */
function element(tag, properties, ...children) {
  return Object.assign(h(tag, {}, ...children), properties);
}

function widget(row) {
  const label = row.how === "sloppy" ? undefined : row.label;
  const { disabled } = row;
  const checked = row.state === "on";
  switch (row.kind) {
    case "switch":
      return element("lion-switch", { label, checked, disabled });
    case "checkbox":
      return element("lion-checkbox", { label, checked, disabled, choiceValue: row.case });
    case "radio": {
      const radio = (option) =>
        element("lion-radio", { label: option, choiceValue: option, checked: option === row.choice });
      return element("lion-radio-group", { name: row.case, label }, ...row.options.map(radio));
    }
    case "select": {
      const option = (value) => element("lion-option", { choiceValue: value, checked: value === row.choice }, value);
      return element("lion-select-rich", { name: row.case, label }, ...row.options.map(option));
    }
  }
}

// its indeterminate box is mixed only by the boxes within it
settings("Lion", ["checkbox-mixed"], (row, place) => place.append(widget(row)));
