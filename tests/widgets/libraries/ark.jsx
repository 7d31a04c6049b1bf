// Ark UI: inputs hidden beside drawn controls, in a label; half-checked is a data-state only; looks are ours

import { Checkbox } from "@ark-ui/react/checkbox";
import { Portal } from "@ark-ui/react/portal";
import { RadioGroup } from "@ark-ui/react/radio-group";
import { createListCollection, Select } from "@ark-ui/react/select";
import { Switch } from "@ark-ui/react/switch";
import { h } from "../page.mjs";
import { render } from "../react.jsx";

document.head.append(h("style", {}, `
  label[data-part=root], label[data-part=item] { align-items: center; display: flex; gap: .5em; position: relative; }
  label > [data-part=control] { border: 1px solid #888; height: 18px; line-height: 1; text-align: center; width: 18px; }
  label > [data-scope=switch][data-part=control] { background: #ccc; border-radius: 1em; padding: 2px; width: 40px; }
  [data-part=thumb] { background: #fff; border-radius: 50%; display: block; height: 18px; width: 18px; }
  [data-part=thumb][data-state=checked] { margin-left: 22px; }
  [data-part=item-control] { border: 1px solid #888; border-radius: 50%; height: 16px; width: 16px; }
  label > [data-part=control]:is([data-state=checked], [data-state=indeterminate]) { background: #0d9488; color: #fff; }
  [data-part=item-control][data-state=checked] { background: #0d9488; box-shadow: inset 0 0 0 3px #fff; }
  label[data-disabled] { opacity: .5; }
  [data-part=content] { background: #fff; border: 1px solid #888; }
`));

const kinds = {
  switch: ({ label, on, disabled }) => (
    <Switch.Root defaultChecked={on} disabled={disabled}>
      <Switch.Control>
        <Switch.Thumb />
      </Switch.Control>
      {label && <Switch.Label>{label}</Switch.Label>}
      <Switch.HiddenInput />
    </Switch.Root>
  ),
  checkbox: ({ label, on, mixed, disabled }) => (
    <Checkbox.Root defaultChecked={mixed ? "indeterminate" : on} disabled={disabled}>
      {label && <Checkbox.Label>{label}</Checkbox.Label>}
      <Checkbox.Control>
        <Checkbox.Indicator>✓</Checkbox.Indicator>
        <Checkbox.Indicator indeterminate>–</Checkbox.Indicator>
      </Checkbox.Control>
      <Checkbox.HiddenInput />
    </Checkbox.Root>
  ),
  radio: ({ label, options, choice }) => (
    <RadioGroup.Root defaultValue={choice}>
      <RadioGroup.Label>{label}</RadioGroup.Label>
      {options.map((option) => (
        <RadioGroup.Item key={option} value={option}>
          <RadioGroup.ItemText>{option}</RadioGroup.ItemText>
          <RadioGroup.ItemControl />
          <RadioGroup.ItemHiddenInput />
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  ),
  select: ({ label, options, choice }) => (
    <Select.Root collection={createListCollection({ items: options })} defaultValue={[choice]}>
      <Select.Label>{label}</Select.Label>
      <Select.Control>
        <Select.Trigger>
          <Select.ValueText />
        </Select.Trigger>
      </Select.Control>
      <Portal>
        <Select.Positioner>
          <Select.Content>
            {options.map((option) => (
              <Select.Item key={option} item={option}>
                <Select.ItemText>{option}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Content>
        </Select.Positioner>
      </Portal>
      <Select.HiddenSelect />
    </Select.Root>
  ),
};

render("Ark UI", [], kinds);
