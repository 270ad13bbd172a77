"use strict";
// Keys, comments put into the form, and what would be lost. Everything else works without this file.
document.documentElement.classList.add("scripted");

const form = document.querySelector("form[data-decision=exercise]");
const comment = document.getElementById("exercise-comment");
const status = document.getElementById("status");
const help = document.getElementById("help");
const keysOn = document.getElementById("keys-on");

function say(text) {
  // A screen reader tells of what changes after the page is there.
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
}

function insert(text) {
  if (!comment) return;
  comment.value = comment.value.trim() ? `${comment.value.trimEnd()}\n${text}` : text;
  say(`Put into the comment: ${text}`);
}

function act(element) {
  if (element.matches("input, textarea")) {
    element.focus();
    if (element.select) element.select();
  } else element.click();
}

function isTyping(element) {
  return element.matches("textarea, select, input:not([type=checkbox]):not([type=hidden])");
}

document.addEventListener("keydown", event => {
  if (event.isComposing || help.open) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-submits]"));
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  else if (keysOn.checked && !isTyping(event.target)) {
    const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!element) return;
    event.preventDefault();
    act(element);
  }
});

document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.inserts) insert(button.dataset.inserts);
  if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
  if (button.dataset.clears) {
    document.getElementById(button.dataset.clears).value = "";
    say("Points as graded.");
  }
});

// What was typed and not saved is not left without a question.
const isDirty = () => [...document.querySelectorAll("form[data-decision] :is(input, textarea)")].some(field =>
  field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
let isSending = false;
document.addEventListener("submit", event => { isSending = event.target.matches("[data-decision]"); });
addEventListener("beforeunload", event => { if (isDirty() && !isSending) event.preventDefault(); });

keysOn.checked = localStorage.getItem("keys") !== "off";
keysOn.addEventListener("change", () => localStorage.setItem("keys", keysOn.checked ? "on" : "off"));

if (status.textContent) say(status.textContent);
document.getElementById("problem")?.focus();
