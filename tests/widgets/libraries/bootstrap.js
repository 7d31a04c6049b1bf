// Bootstrap: native inputs that CSS redraws, a switch with role="switch"; labels beside them with for
import "bootstrap/dist/css/bootstrap.css";
import { h, settings } from "../page.mjs";

/** A checkbox or radio, or with a class more a switch. */
function check(id, text, attributes, more = "") {
  const input = h("input", { class: "form-check-input", id, ...attributes });
  const label = text ? [h("label", { class: "form-check-label", for: id }, text)] : [];
  return h("div", { class: `form-check ${more}` }, input, ...label);
}

function widget(row) {
  const id = row.case;
  const text = row.how === "sloppy" ? undefined : row.label;
  const box = { type: "checkbox", checked: row.state === "on", disabled: row.disabled };
  switch (row.kind) {
    case "switch":
      return [check(id, text, { ...box, role: "switch" }, "form-switch")];
    case "checkbox":
      return [check(id, text, box)];
    case "radio": {
      const radio = (option) => ({ type: "radio", name: id, value: option, checked: option === row.choice });
      const radios = row.options.map((option, at) => check(`${id}-${at}`, option, radio(option)));
      return [h("fieldset", {}, h("legend", { class: "col-form-label" }, row.label), ...radios)];
    }
    case "select": {
      const options = row.options.map((value) => h("option", { value, selected: value === row.choice }, value));
      const select = h("select", { class: "form-select", id }, ...options);
      return [h("label", { class: "form-label", for: id }, row.label), select];
    }
  }
}

settings("Bootstrap", [], (row, place) => {
  place.append(...widget(row));
  if (row.state === "mixed") place.querySelector("input").indeterminate = true;
});
