// Primer: its switch is a button with aria-pressed and both On and Off beside it; its select is a styled native one

import "@primer/primitives/dist/css/primitives.css";
import "@primer/primitives/dist/css/functional/themes/light.css";
import { Checkbox, FormControl, Radio, RadioGroup, Select, Text, ThemeProvider, ToggleSwitch } from "@primer/react";
import { useState } from "react";
import { render } from "../react.jsx";

const kinds = {
  switch: ({ id, label, on, disabled }) => (
    <>
      {label && <Text id={id}>{label}</Text>}
      <ToggleSwitch aria-labelledby={label && id} defaultChecked={on} disabled={disabled} />
    </>
  ),
  checkbox: ({ label, on, mixed, disabled }) => {
    const [some, setSome] = useState(mixed);
    const box = <Checkbox defaultChecked={on} indeterminate={some} onChange={() => setSome(false)} />;
    if (!label) return box;
    return (
      <FormControl disabled={disabled}>
        {box}
        <FormControl.Label>{label}</FormControl.Label>
      </FormControl>
    );
  },
  radio: ({ id, label, options, choice }) => (
    <RadioGroup name={id}>
      <RadioGroup.Label>{label}</RadioGroup.Label>
      {options.map((option) => (
        <FormControl key={option}>
          <Radio value={option} defaultChecked={option === choice} />
          <FormControl.Label>{option}</FormControl.Label>
        </FormControl>
      ))}
    </RadioGroup>
  ),
  select: ({ label, options, choice }) => (
    <FormControl>
      <FormControl.Label>{label}</FormControl.Label>
      <Select defaultValue={choice}>
        {options.map((option) => <Select.Option key={option} value={option}>{option}</Select.Option>)}
      </Select>
    </FormControl>
  ),
};

Object.assign(document.documentElement.dataset, { colorMode: "light", lightTheme: "light" });
render("Primer", [], kinds, ThemeProvider);
