// react-switch: a clipped checkbox with role=switch in a drawn div; it makes switches only

import { useState } from "react";
import reactSwitch from "react-switch";
import { ROWS } from "../rows.mjs";
import { render } from "../react.jsx";

// its exports as esbuild gives them to a module
const Switch = reactSwitch.default;

const kinds = {
  switch: ({ label, on, disabled }) => {
    const [checked, setChecked] = useState(on);
    const knob = <Switch checked={checked} disabled={disabled} onChange={setChecked} />;
    if (!label) return knob;
    return (
      <label>
        <span>{label}</span>
        {knob}
      </label>
    );
  },
};

render("react-switch", ROWS.filter((row) => row.kind !== "switch").map((row) => row.case), kinds);
