// Headless UI: spans and buttons with roles, no inputs; its select is a button that opens a listbox; looks are ours

import {
  Checkbox, Field, Fieldset, Label, Legend, Listbox, ListboxButton, ListboxOption, ListboxOptions, Radio, RadioGroup,
  Switch,
} from "@headlessui/react";
import { useState } from "react";
import { h } from "../page.mjs";
import { render } from "../react.jsx";

document.head.append(h("style", {}, `
  .field { align-items: center; display: flex; gap: .5em; }
  .switch { background: #ccc; border: 0; border-radius: 1em; height: 24px; padding: 3px; width: 44px; }
  .thumb { background: #fff; border-radius: 50%; display: block; height: 18px; width: 18px; }
  .box { border: 1px solid #888; display: block; height: 18px; width: 18px; }
  .box svg { display: block; fill: none; stroke: #fff; stroke-width: 2; }
  .radio { border-radius: 50%; }
  .switch[data-checked], .box[data-checked], .box[data-indeterminate] { background: #2563eb; }
  .switch[data-checked] .thumb { margin-left: 20px; }
  .radio[data-checked] { box-shadow: inset 0 0 0 4px #fff; }
  [data-disabled] { opacity: .5; }
  .options { background: #fff; border: 1px solid #888; }
`));

const kinds = {
  switch: ({ label, on, disabled }) => (
    <Field className="field" disabled={disabled}>
      {label && <Label>{label}</Label>}
      <Switch className="switch" defaultChecked={on}>
        <span className="thumb" />
      </Switch>
    </Field>
  ),
  checkbox: ({ label, on, mixed, disabled }) => {
    const [checked, setChecked] = useState(on);
    const [some, setSome] = useState(mixed);
    const change = (value) => {
      setChecked(value);
      setSome(false);
    };
    return (
      <Field className="field" disabled={disabled}>
        <Checkbox className="box" checked={checked} indeterminate={some} onChange={change}>
          <svg viewBox="0 0 16 16">
            {some ? <path d="M3 8H13" /> : checked && <path d="M3 8L6 11L13 4" />}
          </svg>
        </Checkbox>
        {label && <Label>{label}</Label>}
      </Field>
    );
  },
  radio: ({ label, options, choice }) => (
    <Fieldset>
      <Legend>{label}</Legend>
      <RadioGroup defaultValue={choice}>
        {options.map((option) => (
          <Field key={option} className="field">
            <Radio value={option} className="box radio" />
            <Label>{option}</Label>
          </Field>
        ))}
      </RadioGroup>
    </Fieldset>
  ),
  select: ({ label, options, choice }) => (
    <Field>
      <Label>{label}</Label>
      <Listbox defaultValue={choice}>
        <ListboxButton>{({ value }) => value}</ListboxButton>
        <ListboxOptions anchor="bottom" className="options">
          {options.map((option) => <ListboxOption key={option} value={option}>{option}</ListboxOption>)}
        </ListboxOptions>
      </Listbox>
    </Field>
  ),
};

render("Headless UI", [], kinds);
