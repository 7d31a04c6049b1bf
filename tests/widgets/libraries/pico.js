// Pico: a native input, drawn by CSS as a switch for its role=switch alone; no classes anywhere
import "@picocss/pico/css/pico.css";
import { h, settings } from "../page.mjs";

function widget(row) {
  const id = row.case;
  switch (row.kind) {
    case "switch":
    case "checkbox": {
      const role = row.kind === "switch" ? "switch" : undefined;
      const state = { checked: row.state === "on", disabled: row.disabled };
      const input = h("input", { type: "checkbox", id, name: id, role, ...state });
      return [row.how === "sloppy" ? input : h("label", { for: id }, input, row.label)];
    }
    case "radio": {
      const radio = (value, at) => {
        const input = h("input", { type: "radio", id: `${id}-${at}`, name: id, value, checked: value === row.choice });
        return h("label", { for: `${id}-${at}` }, input, value);
      };
      return [h("fieldset", {}, h("legend", {}, row.label), ...row.options.map(radio))];
    }
    case "select": {
      const options = row.options.map((value) => h("option", { value, selected: value === row.choice }, value));
      return [h("label", { for: id }, row.label), h("select", { id }, ...options)];
    }
  }
}

settings("Pico", [], (row, place) => {
  place.append(...widget(row));
  if (row.state === "mixed") place.querySelector("input").indeterminate = true;
});
