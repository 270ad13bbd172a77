// How a question is answered. What is answered goes to Python; what Python says of it comes back.

let fields = 0;

function button(words, label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  if (label) made.setAttribute("aria-label", label);
  // JupyterLab would take the keys of what has the focus.
  made.setAttribute("data-lm-suppress-shortcuts", "true");
  made.addEventListener("click", press);
  return made;
}

function render({ model, el }) {
  const form = model.get("form");
  const root = document.createElement("div");
  root.className = "course-quiz";
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Your answer");
  const row = document.createElement("div");
  row.className = "course-quiz-row";
  const said = document.createElement("p");
  said.className = "course-quiz-said";
  said.setAttribute("aria-live", "polite");
  const send = (pressed) => model.send({ pressed });

  const chosen = new Set(form === "all" ? model.get("pressed") : []);
  const buttons = model.get("letters").map((letter, number) =>
    button(letter, `${letter}: ${model.get("texts")[number]}`, () => {
      if (form === "one") return send(letter);
      if (!chosen.delete(letter)) chosen.add(letter);
      show();
    }),
  );
  row.append(...buttons);

  if (form === "number") {
    const field = document.createElement("input");
    field.id = `course-quiz-number-${Date.now()}-${(fields += 1)}`;
    field.type = "text";
    field.inputMode = "decimal";
    field.autocomplete = "off";
    field.value = model.get("pressed");
    field.setAttribute("data-lm-suppress-shortcuts", "true");
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") send(field.value);
    });
    const label = document.createElement("label");
    label.htmlFor = field.id;
    label.textContent = "Your number";
    row.append(label, field, button("Answer", "", () => send(field.value)));
  }
  if (form === "all") row.append(button("Answer", "", () => send([...chosen].sort().join(""))));

  function show() {
    said.textContent = model.get("said");
    const pressed = form === "all" ? chosen : new Set([model.get("pressed")]);
    for (const each of buttons) each.setAttribute("aria-pressed", String(pressed.has(each.textContent)));
  }

  root.append(row, said);
  el.append(root);
  model.on("change:said change:pressed", show);
  show();
}

export default { render };
