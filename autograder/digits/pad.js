// The drawing pad on the page. Strokes are lists of points from 0 to 1 and go to Python after each stroke; Python's
// words about them come back. Every view of the pad draws what the strokes say.

const PIXELS = 560; // twice the size on the screen, so that lines are smooth on sharp screens too
const STEP = 0.02; // how far an arrow key moves the pen
const NEAR = 0.004; // points that are nearer than this to the last one are left out
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HELP =
  "Draw one digit, 0 to 9, with the mouse, a finger or a pen. By keys: arrows move the pen, Space sets it down and lifts it.";

function create(tag, className, parent, properties = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  element.className = className;
  parent.append(element);
  return element;
}

const limited = (number) => Math.round(1000 * Math.min(1, Math.max(0, number))) / 1000;

function render({ model, el }) {
  const root = create("div", "digit-pad", el);
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Drawing pad");
  const canvas = create("canvas", "digit-pad-paper", root, { width: PIXELS, height: PIXELS, tabIndex: 0 });
  const side = create("div", "digit-pad-side", root);
  const buttons = create("div", "digit-pad-buttons", side);
  const undo = create("button", "digit-pad-button", buttons, { type: "button", textContent: "Undo" });
  const clear = create("button", "digit-pad-button", buttons, { type: "button", textContent: "Clear" });
  const words = create("p", "digit-pad-words", side);
  words.setAttribute("aria-live", "polite");
  const help = create("p", "digit-pad-help", side, { textContent: HELP });
  help.id = `digit-pad-help-${Math.random().toString(36).slice(2)}`;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-describedby", help.id);

  // JupyterLab would take the keys of what has the focus, and with two times D delete the cell.
  for (const stop of [canvas, undo, clear]) stop.setAttribute("data-lm-suppress-shortcuts", "true");

  const pen = { stroke: null, pointer: null, x: 0.5, y: 0.5, byKeys: false };
  const strokes = () => model.get("strokes");

  function paint() {
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, PIXELS, PIXELS);
    Object.assign(paper, { lineWidth: model.get("pen") * PIXELS, lineCap: "round", lineJoin: "round" });
    paper.strokeStyle = "#000";
    for (const stroke of pen.stroke ? [...strokes(), pen.stroke] : strokes()) {
      paper.beginPath();
      paper.moveTo(stroke[0][0] * PIXELS, stroke[0][1] * PIXELS);
      for (const [x, y] of stroke) paper.lineTo(x * PIXELS, y * PIXELS);
      paper.stroke();
    }
    if (pen.byKeys) {
      paper.beginPath();
      paper.arc(pen.x * PIXELS, pen.y * PIXELS, model.get("pen") * PIXELS * 0.8, 0, 2 * Math.PI);
      Object.assign(paper, { lineWidth: 6, strokeStyle: pen.stroke ? "#b00020" : "#0b57d0" });
      paper.stroke();
    }
  }

  function show() {
    const count = strokes().length;
    canvas.setAttribute("aria-label", `Paper with ${count} ${count === 1 ? "stroke" : "strokes"}`);
    // Not `disabled`: that would throw the focus away when the last stroke goes.
    for (const button of [undo, clear]) button.setAttribute("aria-disabled", String(count === 0));
    words.textContent = model.get("words");
    paint();
  }

  function send(changed) {
    pen.stroke = pen.pointer = null;
    model.set("strokes", changed);
    model.save_changes();
    show();
  }

  function lift() {
    if (pen.stroke) send([...strokes(), pen.stroke]);
  }

  function moveTo(x, y) {
    [pen.x, pen.y] = [limited(x), limited(y)];
    const last = pen.stroke?.at(-1);
    if (last && Math.hypot(pen.x - last[0], pen.y - last[1]) >= NEAR) pen.stroke.push([pen.x, pen.y]);
  }

  function follow(event) {
    const box = canvas.getBoundingClientRect();
    moveTo((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (pen.pointer !== null || event.button !== 0) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    lift();
    canvas.setPointerCapture(event.pointerId);
    [pen.pointer, pen.byKeys] = [event.pointerId, false];
    follow(event);
    pen.stroke = [[pen.x, pen.y]];
    paint();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pen.pointer) return;
    const between = event.getCoalescedEvents?.() ?? [];
    (between.length ? between : [event]).forEach(follow);
    paint();
  });
  for (const end of ["pointerup", "pointercancel"])
    canvas.addEventListener(end, (event) => {
      if (event.pointerId === pen.pointer) lift();
    });
  canvas.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if ((!arrow && event.key !== " ") || pen.pointer !== null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    pen.byKeys = true;
    if (arrow) moveTo(pen.x + arrow[0] * STEP, pen.y + arrow[1] * STEP);
    else if (pen.stroke) lift();
    else pen.stroke = [[pen.x, pen.y]];
    paint();
  });
  canvas.addEventListener("blur", () => {
    pen.byKeys = false;
    lift();
    paint();
  });
  undo.addEventListener("click", () => send(strokes().slice(0, -1)));
  clear.addEventListener("click", () => send([]));

  model.on("change:strokes", show);
  model.on("change:words", show);
  show();
  return () => {
    model.off("change:strokes", show);
    model.off("change:words", show);
  };
}

export default { render };
