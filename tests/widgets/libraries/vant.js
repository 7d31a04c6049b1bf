// Vant: a <div role> for each, no <input>; a switch is named by its cell alone, a mixed box is aria-checked="false"
import { Cell, Checkbox, Field, Picker, Popup, Radio, RadioGroup, Switch } from "vant";
import "vant/lib/index.css";
import { h } from "vue";
import { settings } from "../page.mjs";
import { vModel, widgets } from "../vue.js";

function field(row, input) {
  return h(Field, { label: row.label, labelWidth: "14em" }, { input: () => input });
}

function select(row, model) {
  const open = (shown) => () => (model.open = shown);
  const picker = h(Picker, {
    columns: row.options.map((option) => ({ text: option, value: option })),
    modelValue: [model.value],
    onConfirm: ({ selectedValues }) => Object.assign(model, { value: selectedValues[0], open: false }),
    onCancel: open(false),
  });
  return [
    h(Field, {
      label: row.label,
      labelWidth: "14em",
      modelValue: model.value,
      isLink: true,
      readonly: true,
      onClick: open(true),
    }),
    h(Popup, { show: model.open, "onUpdate:show": (shown) => (model.open = shown), position: "bottom" }, () => picker),
  ];
}

function widget(row, model) {
  const props = { disabled: row.disabled, ...vModel(model) };
  const sloppy = row.how === "sloppy";
  switch (row.kind) {
    case "switch":
      if (sloppy) return h(Switch, props);
      return h(
        Cell,
        { center: true, title: row.label, style: "width: 24em" },
        { "right-icon": () => h(Switch, props) },
      );
    case "checkbox":
      return h(
        Checkbox,
        { ...props, indeterminate: model.mixed, shape: "square" },
        sloppy ? undefined : () => row.label,
      );
    case "radio":
      return field(
        row,
        h(RadioGroup, props, () => row.options.map((option) => h(Radio, { name: option }, () => option))),
      );
    case "select":
      return select(row, model);
  }
}

settings("Vant", [], widgets(widget));
