// The rows of every widget page, with their truth: what a person sees, whatever the library makes of it.
//
//   case      names the row; its wrapper is `[data-case=…]`
//   kind      switch, checkbox, radio, select: as the row asks the library for it
//   state     on, off, mixed; of three options unknown, with `choice` telling the chosen one
//   disabled  the library's own way of disabling it
//   how       idiomatic: labelled as the library's documentation does it; sloppy: the label is a text beside it that nothing links
//   after     what a click on it, or on the other option, makes of it

export const ROWS = [
  { case: "switch-on", kind: "switch", label: "Use my posts to train AI models", state: "on", after: "off" },
  { case: "switch-off", kind: "switch", label: "Show my profile to search engines", state: "off", after: "on" },
  { case: "switch-on-disabled", kind: "switch", label: "Sign-in alerts", state: "on", disabled: true },
  { case: "switch-off-disabled", kind: "switch", label: "Prevent AI training on my drawings", state: "off", disabled: true },
  { case: "checkbox-on", kind: "checkbox", label: "Share my prompts to improve the service", state: "on", after: "off" },
  { case: "checkbox-off", kind: "checkbox", label: "Send me a weekly summary", state: "off", after: "on" },
  { case: "checkbox-mixed", kind: "checkbox", label: "Share data with partners", state: "mixed", after: undefined },
  { case: "checkbox-on-disabled", kind: "checkbox", label: "Keep a copy of my recordings", state: "on", disabled: true },
  { case: "radio-two", kind: "radio", label: "Model training on my files", options: ["Allow", "Don’t allow"], choice: "Don’t allow", state: "off", after: "on", afterChoice: "Allow" },
  { case: "radio-three", kind: "radio", label: "Who may quote my answers", options: ["Everyone", "Friends", "Nobody"], choice: "Friends", state: "unknown", after: "unknown", afterChoice: "Nobody" },
  { case: "select", kind: "select", label: "Product improvement", options: ["Enabled", "Disabled"], choice: "Enabled", state: "on", after: "off", afterChoice: "Disabled" },
  { case: "switch-sloppy-on", kind: "switch", label: "Learn from my voice", description: "Recordings are heard by people, too.", state: "on", how: "sloppy", after: "off" },
  { case: "switch-sloppy-off", kind: "switch", label: "Dark appearance", description: "Follows your system when it is off.", state: "off", how: "sloppy", after: "on" },
  { case: "checkbox-sloppy-on", kind: "checkbox", label: "Include my chats in evaluations", state: "on", how: "sloppy", after: "off" },
].map((row) => ({ how: "idiomatic", disabled: false, ...row }));
