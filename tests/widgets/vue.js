// What the pages of the Vue libraries share: each row is an app of its own, and its value what `v-model` keeps.

import { createApp, reactive } from "vue";

/** A `put` for `settings`: `render(row, model)` is the row's widget; an app installs the plugins that it needs. */
export function widgets(render, ...plugins) {
  return (row, place) => {
    const model = reactive({ value: row.choice ?? row.state === "on", mixed: row.state === "mixed" });
    const app = createApp({ render: () => render(row, model) });
    app.config.idPrefix = row.case; // else each app counts its ids from the same start
    for (const plugin of plugins) app.use(plugin);
    app.mount(place);
  };
}

/** What a template writes as `v-model`, or of another name as `v-model:name`. A mixed box is mixed until it changes. */
export function vModel(model, name = "modelValue") {
  const update = (value) => Object.assign(model, { value, mixed: false });
  return { [name]: model.value, [`onUpdate:${name}`]: update };
}
