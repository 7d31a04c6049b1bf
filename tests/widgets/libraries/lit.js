// Lit, elements of our own: role and states in ElementInternals only; `checked` and `value` tell how it began
import { css, html, LitElement } from "lit";
import { h, settings } from "../page.mjs";

class Control extends LitElement {
  static formAssociated = true;
  static stop = 0;
  internals = this.attachInternals();

  connectedCallback() {
    super.connectedCallback();
    this.internals.role = this.constructor.role;
    this.tabIndex = this.constructor.stop;
  }
}

class Radio extends Control {
  static role = "radio";
  static aria = "ariaChecked";
  static properties = { checked: { type: Boolean }, indeterminate: { type: Boolean } };
  static styles = css`
    :host { align-items: center; display: inline-flex; gap: 0.5em; margin-right: 1em; vertical-align: middle; }
    span { border: 1px solid #888; border-radius: 50%; height: 18px; width: 18px; }
    :host(:state(checked)) span { background: #324fff; box-shadow: inset 0 0 0 3px #fff; }
  `;

  updated() {
    const { checked = false, indeterminate = false, internals } = this;
    internals[this.constructor.aria] = indeterminate ? "mixed" : String(checked);
    internals.states.clear();
    if (checked || indeterminate) internals.states.add(indeterminate ? "indeterminate" : "checked");
  }

  render() {
    return html`<span part="control"></span><slot></slot>`;
  }
}

class Checkbox extends Radio {
  static role = "checkbox";
  static styles = css`
    :host { display: inline-block; vertical-align: middle; }
    :host(:disabled) { opacity: 0.5; }
    span { border: 1px solid #888; display: block; height: 18px; line-height: 1; text-align: center; width: 18px; }
    :host(:is(:state(checked), :state(indeterminate))) span { background: #324fff; color: #fff; }
    :host(:state(checked)) span::before { content: "✓"; }
    :host(:state(indeterminate)) span::before { content: "–"; }
  `;

  constructor() {
    super();
    this.addEventListener("click", () => Object.assign(this, { checked: !this.checked, indeterminate: false }));
  }
}

class Switch extends Checkbox {
  static role = "switch";
  static styles = css`
    :host { background: #ccc; border-radius: 1em; display: inline-block; vertical-align: middle; width: 38px; }
    :host(:disabled) { opacity: 0.5; }
    :host(:state(checked)) { background: #324fff; }
    span { background: #fff; border-radius: 50%; display: block; height: 18px; margin: 3px; width: 18px; }
    :host(:state(checked)) span { margin-left: 17px; }
  `;
}

class RadioGroup extends Control {
  static role = "radiogroup";
  static stop = -1;
  static properties = { value: { type: String } };

  constructor() {
    super();
    this.addEventListener("click", ({ target }) => {
      if (target !== this) this.value = target.textContent;
    });
  }

  updated() {
    for (const item of this.children) item.checked = item.textContent === this.value;
  }

  render() {
    return html`<slot></slot>`;
  }
}

class Option extends Radio {
  static role = "option";
  static stop = -1;
  static aria = "ariaSelected";
  static styles = css`
    :host(:state(checked)) { background: #dde; }
    span { display: none; }
  `;
}

class Select extends RadioGroup {
  static role = "combobox";
  static stop = 0;
  static properties = { open: { type: Boolean } };
  static styles = css`
    :host { border: 1px solid #888; display: inline-block; padding: 0 0.5em; }
    div { background: #fff; border: 1px solid #888; display: grid; position: absolute; }
    :host(:not(:state(open))) div { display: none; }
  `;

  constructor() {
    super();
    this.addEventListener("click", () => (this.open = !this.open));
  }

  updated() {
    super.updated();
    this.internals.ariaExpanded = String(Boolean(this.open));
    this.internals.states[this.open ? "add" : "delete"]("open");
  }

  render() {
    return html`${this.value} ▾<div role="listbox"><slot></slot></div>`;
  }
}

customElements.define("x-checkbox", Checkbox);
customElements.define("x-option", Option);
customElements.define("x-radio", Radio);
customElements.define("x-radio-group", RadioGroup);
customElements.define("x-select", Select);
customElements.define("x-switch", Switch);

function widget({ case: id, kind, state, disabled, options, choice }) {
  const many = (tag) => options.map((option) => h(tag, {}, option));
  switch (kind) {
    case "switch":
    case "checkbox":
      return h(`x-${kind}`, { id, checked: state === "on", indeterminate: state === "mixed", disabled });
    case "radio":
      return h("x-radio-group", { id, value: choice }, ...many("x-radio"));
    case "select":
      return h("x-select", { id, value: choice }, ...many("x-option"));
  }
}

settings("Lit", [], (row, place) => {
  if (row.how === "idiomatic") place.append(h("label", { for: row.case }, row.label), " ");
  place.append(widget(row));
});
