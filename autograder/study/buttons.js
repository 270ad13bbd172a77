// Buttons of a question. The letter that is pressed goes to Python; what Python says of it comes back.

function render({ model, el }) {
  const root = document.createElement("div");
  root.className = "course-quiz";
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Your answer");
  const row = document.createElement("div");
  row.className = "course-quiz-row";
  const said = document.createElement("p");
  said.className = "course-quiz-said";
  said.setAttribute("aria-live", "polite");

  const buttons = model.get("letters").map((letter, number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = letter;
    button.setAttribute("aria-label", `${letter}: ${model.get("texts")[number]}`);
    // JupyterLab would take the keys of what has the focus.
    button.setAttribute("data-lm-suppress-shortcuts", "true");
    button.addEventListener("click", () => model.send({ pressed: letter }));
    row.append(button);
    return button;
  });

  function show() {
    said.textContent = model.get("said");
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.textContent === model.get("pressed")));
  }

  root.append(row, said);
  el.append(root);
  model.on("change:said change:pressed", show);
  show();
}

export default { render };
