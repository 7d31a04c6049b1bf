// React-Bootstrap: native inputs; a switch is a checkbox with a class around it; half-checked is set by script

import "bootstrap/dist/css/bootstrap.min.css";
import { Form } from "react-bootstrap";
import { render } from "../react.jsx";

const kinds = {
  switch: ({ id, label, on, disabled }) => (
    <Form.Check type="switch" id={id} label={label} defaultChecked={on} disabled={disabled} />
  ),
  checkbox: ({ id, label, on, mixed, disabled }) => {
    const mix = (input) => {
      if (input) input.indeterminate = mixed;
    };
    return <Form.Check ref={mix} type="checkbox" id={id} label={label} defaultChecked={on} disabled={disabled} />;
  },
  radio: ({ id, label, options, choice }) => (
    <Form.Group as="fieldset">
      <Form.Label as="legend">{label}</Form.Label>
      {options.map((option, at) => (
        <Form.Check
          key={option}
          type="radio"
          name={id}
          id={`${id}-${at}`}
          label={option}
          value={option}
          defaultChecked={option === choice}
        />
      ))}
    </Form.Group>
  ),
  select: ({ id, label, options, choice }) => (
    <Form.Group controlId={id}>
      <Form.Label>{label}</Form.Label>
      <Form.Select defaultValue={choice}>
        {options.map((option) => <option key={option}>{option}</option>)}
      </Form.Select>
    </Form.Group>
  ),
};

render("React-Bootstrap", [], kinds);
