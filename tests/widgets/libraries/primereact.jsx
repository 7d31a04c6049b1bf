// PrimeReact: its switch is a role=checkbox around a role=switch; its select is a div around a hidden text input

import "primereact/resources/themes/lara-light-blue/theme.css";
import { Checkbox } from "primereact/checkbox";
import { Dropdown } from "primereact/dropdown";
import { InputSwitch } from "primereact/inputswitch";
import { RadioButton } from "primereact/radiobutton";
import { useState } from "react";
import { render } from "../react.jsx";

const kinds = {
  switch: ({ id, label, on, disabled }) => {
    const [checked, setChecked] = useState(on);
    return (
      <>
        {label && <label htmlFor={id}>{label}</label>}
        <InputSwitch inputId={id} checked={checked} disabled={disabled} onChange={(event) => setChecked(event.value)} />
      </>
    );
  },
  checkbox: ({ id, label, on, disabled }) => {
    const [checked, setChecked] = useState(on);
    return (
      <>
        <Checkbox inputId={id} checked={checked} disabled={disabled} onChange={(event) => setChecked(event.checked)} />
        {label && <label htmlFor={id}>{label}</label>}
      </>
    );
  },
  radio: ({ id, label, options, choice }) => {
    const [value, setValue] = useState(choice);
    return (
      <fieldset>
        <legend>{label}</legend>
        {options.map((option, at) => (
          <div key={option}>
            <RadioButton
              inputId={`${id}-${at}`}
              name={id}
              value={option}
              checked={value === option}
              onChange={(event) => setValue(event.value)}
            />
            <label htmlFor={`${id}-${at}`}>{option}</label>
          </div>
        ))}
      </fieldset>
    );
  },
  select: ({ id, label, options, choice }) => {
    const [value, setValue] = useState(choice);
    return (
      <>
        <label htmlFor={id}>{label}</label>
        <Dropdown inputId={id} value={value} options={options} onChange={(event) => setValue(event.value)} />
      </>
    );
  },
};

// it has no half-checked box: the null of its TriStateCheckbox is drawn empty
render("PrimeReact", ["checkbox-mixed"], kinds);
