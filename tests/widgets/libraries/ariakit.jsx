// Ariakit: no switch, so its checkbox on a button is one (role=switch); its checkbox is an input off sight, in a label

import {
  Checkbox, Radio, RadioGroup, RadioProvider, Select, SelectItem, SelectLabel, SelectPopover, SelectProvider,
  VisuallyHidden,
} from "@ariakit/react";
import { useState } from "react";
import { h } from "../page.mjs";
import { render } from "../react.jsx";

document.head.append(h("style", {}, `
  .line { align-items: center; display: flex; gap: .5em; }
  .switch { background: #ccc; border: 0; border-radius: 1em; height: 24px; padding: 3px; width: 44px; }
  .thumb { background: #fff; border-radius: 50%; display: block; height: 18px; width: 18px; }
  .switch[aria-checked=true] { background: #005fcc; }
  .switch[aria-checked=true] .thumb { margin-left: 20px; }
  .check { border: 1px solid #888; height: 18px; width: 18px; }
  .check svg { display: block; fill: none; stroke: #fff; stroke-width: 2; }
  .check[data-checked=true], .check[data-checked=mixed] { background: #005fcc; }
  .switch:disabled, .line[data-disabled] { opacity: .5; }
  [role=combobox] { display: flex; }
  .popover { background: #fff; border: 1px solid #888; }
  .popover [data-active-item] { background: #def; }
`));

const kinds = {
  switch: ({ id, label, on, disabled }) => (
    <div className="line">
      {label && <label htmlFor={id}>{label}</label>}
      <Checkbox
        id={id}
        className="switch"
        role="switch"
        render={<button type="button" />}
        defaultChecked={on}
        disabled={disabled}
      >
        <span className="thumb" />
      </Checkbox>
    </div>
  ),
  checkbox: ({ label, on, mixed, disabled }) => {
    const [checked, setChecked] = useState(mixed ? "mixed" : on);
    const change = (event) => setChecked(event.target.checked);
    return (
      <label className="line" data-disabled={disabled || undefined}>
        <VisuallyHidden>
          <Checkbox checked={checked} onChange={change} disabled={disabled} />
        </VisuallyHidden>
        <div className="check" data-checked={checked}>
          <svg viewBox="0 0 16 16">
            {checked && <path d={checked === "mixed" ? "M3 8H13" : "M3 8L6 11L13 4"} />}
          </svg>
        </div>
        {label}
      </label>
    );
  },
  radio: ({ id, label, options, choice }) => (
    <RadioProvider defaultValue={choice}>
      <div id={id}>{label}</div>
      <RadioGroup aria-labelledby={id}>
        {options.map((option) => (
          <label key={option} className="line">
            <Radio value={option} />
            {option}
          </label>
        ))}
      </RadioGroup>
    </RadioProvider>
  ),
  select: ({ label, options, choice }) => (
    <SelectProvider defaultValue={choice}>
      <SelectLabel>{label}</SelectLabel>
      <Select />
      <SelectPopover className="popover" portal>
        {options.map((option) => <SelectItem key={option} value={option} />)}
      </SelectPopover>
    </SelectProvider>
  ),
};

render("Ariakit", [], kinds);
