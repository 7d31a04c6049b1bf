// React Aria Components: inputs off sight in labels beside drawn indicators; its select hides a native one, too

import {
  Button, CheckboxButton, CheckboxField, Label, ListBox, ListBoxItem, Popover, RadioButton, RadioField, RadioGroup,
  Select, SelectValue, SwitchButton, SwitchField,
} from "react-aria-components";
import { useState } from "react";
import { h } from "../page.mjs";
import { render } from "../react.jsx";

document.head.append(h("style", {}, `
  label[data-rac] { align-items: center; display: flex; gap: .5em; position: relative; }
  .track { background: #ccc; border-radius: 1em; padding: 3px; width: 38px; }
  .handle { background: #fff; border-radius: 50%; height: 18px; width: 18px; }
  .box { border: 1px solid #888; height: 18px; width: 18px; }
  .box svg { display: block; fill: none; stroke: #fff; stroke-width: 3; visibility: hidden; }
  .round { border-radius: 50%; }
  [data-selected] > :is(.track, .box), [data-indeterminate] > .box { background: #6e56cf; }
  [data-selected] .handle { margin-left: 20px; }
  [data-selected] > .box svg, [data-indeterminate] > .box svg { visibility: visible; }
  [data-selected] > .round { box-shadow: inset 0 0 0 4px #fff; }
  label[data-disabled] { opacity: .5; }
  .react-aria-Popover { background: #fff; border: 1px solid #888; }
`));

const kinds = {
  switch: ({ label, on, disabled }) => (
    <SwitchField defaultSelected={on} isDisabled={disabled}>
      <SwitchButton>
        <div className="track">
          <div className="handle" />
        </div>
        {label}
      </SwitchButton>
    </SwitchField>
  ),
  checkbox: ({ label, on, mixed, disabled }) => {
    const [some, setSome] = useState(mixed);
    const change = () => setSome(false);
    return (
      <CheckboxField defaultSelected={on} isIndeterminate={some} isDisabled={disabled} onChange={change}>
        <CheckboxButton>
          <div className="box">
            <svg viewBox="0 0 18 18" aria-hidden="true">
              <path d={some ? "M3 9H15" : "M2 9L7 14L16 4"} />
            </svg>
          </div>
          {label}
        </CheckboxButton>
      </CheckboxField>
    );
  },
  radio: ({ label, options, choice }) => (
    <RadioGroup defaultValue={choice}>
      <Label>{label}</Label>
      {options.map((option) => (
        <RadioField key={option} value={option}>
          <RadioButton>
            <div className="box round" />
            {option}
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  ),
  select: ({ label, options, choice }) => (
    <Select defaultValue={choice}>
      <Label>{label}</Label>
      <Button>
        <SelectValue />
        <span aria-hidden="true">▼</span>
      </Button>
      <Popover>
        <ListBox>{options.map((option) => <ListBoxItem key={option} id={option}>{option}</ListBoxItem>)}</ListBox>
      </Popover>
    </Select>
  ),
};

render("React Aria Components", [], kinds);
