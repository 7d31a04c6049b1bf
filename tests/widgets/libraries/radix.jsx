// Radix: buttons with role and data-state, of value "on" even when off, no inputs; options exist only in an open select

import * as Checkbox from "@radix-ui/react-checkbox";
import * as RadioGroup from "@radix-ui/react-radio-group";
import * as Select from "@radix-ui/react-select";
import * as Switch from "@radix-ui/react-switch";
import { h } from "../page.mjs";
import { render } from "../react.jsx";

document.head.append(h("style", {}, `
  .line { align-items: center; display: flex; gap: .5em; }
  .switch { background: #ccc; border: 0; border-radius: 1em; height: 24px; padding: 3px; width: 44px; }
  .thumb { background: #fff; border-radius: 50%; display: block; height: 18px; width: 18px; }
  .switch[data-state=checked] { background: #5746af; }
  .thumb[data-state=checked] { margin-left: 20px; }
  .box { background: #fff; border: 1px solid; color: #5746af; height: 20px; line-height: 1; padding: 0; width: 20px; }
  .mark[data-state=checked]::before { content: "✓"; }
  .mark[data-state=indeterminate]::before { content: "–"; }
  .dot::before { content: "●"; }
  .radio { border-radius: 50%; }
  button[data-disabled] { opacity: .5; }
  .content { background: #fff; border: 1px solid #888; }
`));

const kinds = {
  switch: ({ id, label, on, disabled }) => (
    <div className="line">
      {label && <label htmlFor={id}>{label}</label>}
      <Switch.Root className="switch" id={id} defaultChecked={on} disabled={disabled}>
        <Switch.Thumb className="thumb" />
      </Switch.Root>
    </div>
  ),
  checkbox: ({ id, label, on, mixed, disabled }) => (
    <div className="line">
      <Checkbox.Root className="box" id={id} defaultChecked={mixed ? "indeterminate" : on} disabled={disabled}>
        <Checkbox.Indicator className="mark" />
      </Checkbox.Root>
      {label && <label htmlFor={id}>{label}</label>}
    </div>
  ),
  radio: ({ id, label, options, choice }) => (
    <>
      <div id={id}>{label}</div>
      <RadioGroup.Root aria-labelledby={id} defaultValue={choice}>
        {options.map((option) => (
          <div key={option} className="line">
            <RadioGroup.Item className="box radio" id={`${id}-${option}`} value={option}>
              <RadioGroup.Indicator className="dot" />
            </RadioGroup.Item>
            <label htmlFor={`${id}-${option}`}>{option}</label>
          </div>
        ))}
      </RadioGroup.Root>
    </>
  ),
  select: ({ id, label, options, choice }) => (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <Select.Root defaultValue={choice}>
        <Select.Trigger id={id}>
          <Select.Value />
          <Select.Icon />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content className="content">
            <Select.Viewport>
              {options.map((option) => (
                <Select.Item key={option} value={option}>
                  <Select.ItemText>{option}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  ),
};

render("Radix", [], kinds);
