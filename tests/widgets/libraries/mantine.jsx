// Mantine: its switch is a checkbox with role=switch; its select is a read-only text input and a hidden one

import "@mantine/core/styles.css";
import { Checkbox, MantineProvider, Radio, Select, Switch } from "@mantine/core";
import { useState } from "react";
import { render } from "../react.jsx";

const kinds = {
  switch: ({ label, on, disabled }) => <Switch label={label} defaultChecked={on} disabled={disabled} />,
  checkbox: ({ label, on, mixed, disabled }) => {
    const [some, setSome] = useState(mixed);
    return (
      <Checkbox
        label={label}
        defaultChecked={on}
        indeterminate={some}
        disabled={disabled}
        onChange={() => setSome(false)}
      />
    );
  },
  radio: ({ id, label, options, choice }) => (
    <Radio.Group name={id} label={label} defaultValue={choice}>
      {options.map((option) => <Radio key={option} value={option} label={option} />)}
    </Radio.Group>
  ),
  select: ({ label, options, choice }) => (
    <Select label={label} data={options} defaultValue={choice} allowDeselect={false} />
  ),
};

render("Mantine", [], kinds, MantineProvider);
