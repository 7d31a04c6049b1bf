// Chakra UI: inputs hidden beside drawn controls; half-checked is a data-state only; its select is a combobox button

import {
  ChakraProvider, Checkbox, createListCollection, defaultSystem, HStack, Portal, RadioGroup, Select, Switch,
} from "@chakra-ui/react";
import { render } from "../react.jsx";

const kinds = {
  switch: ({ label, on, disabled }) => (
    <Switch.Root defaultChecked={on} disabled={disabled}>
      <Switch.HiddenInput />
      <Switch.Control />
      {label && <Switch.Label>{label}</Switch.Label>}
    </Switch.Root>
  ),
  checkbox: ({ label, on, mixed, disabled }) => (
    <Checkbox.Root defaultChecked={mixed ? "indeterminate" : on} disabled={disabled}>
      <Checkbox.HiddenInput />
      <Checkbox.Control />
      {label && <Checkbox.Label>{label}</Checkbox.Label>}
    </Checkbox.Root>
  ),
  radio: ({ label, options, choice }) => (
    <RadioGroup.Root defaultValue={choice}>
      <RadioGroup.Label>{label}</RadioGroup.Label>
      <HStack gap="6">
        {options.map((option) => (
          <RadioGroup.Item key={option} value={option}>
            <RadioGroup.ItemHiddenInput />
            <RadioGroup.ItemIndicator />
            <RadioGroup.ItemText>{option}</RadioGroup.ItemText>
          </RadioGroup.Item>
        ))}
      </HStack>
    </RadioGroup.Root>
  ),
  select: ({ label, options, choice }) => (
    <Select.Root collection={createListCollection({ items: options })} defaultValue={[choice]} width="12em">
      <Select.HiddenSelect />
      <Select.Label>{label}</Select.Label>
      <Select.Control>
        <Select.Trigger>
          <Select.ValueText />
        </Select.Trigger>
        <Select.IndicatorGroup>
          <Select.Indicator />
        </Select.IndicatorGroup>
      </Select.Control>
      <Portal>
        <Select.Positioner>
          <Select.Content>
            {options.map((option) => <Select.Item key={option} item={option}>{option}</Select.Item>)}
          </Select.Content>
        </Select.Positioner>
      </Portal>
    </Select.Root>
  ),
};

const Provider = ({ children }) => <ChakraProvider value={defaultSystem}>{children}</ChakraProvider>;

render("Chakra UI", [], kinds, Provider);
