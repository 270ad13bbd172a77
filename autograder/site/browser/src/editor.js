// An editor for a cell.

import { autocompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** The id of the element that says how to leave an editor. */
export const HELP = "course-editor-help";

/**
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {string} label for who cannot see it
 * @param {Record<string, () => void>} keys what keys do, by their names
 * @param {() => void} changed
 * @returns {EditorView}
 */
export function makeEditor(parent, text, label, keys, changed) {
  const bound = Object.entries(keys).map(([key, run]) => ({ key, run: () => (run(), true) }));
  const state = EditorState.create({
    doc: text,
    extensions: [
      keymap.of(bound),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of("    "),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ activateOnTyping: false }),
      highlightActiveLine(),
      text.includes("\n") ? lineNumbers() : [],
      python(),
      syntaxHighlighting(classHighlighter),
      // After Escape, the next Tab leaves the editor.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": HELP }),
      EditorView.updateListener.of((update) => update.docChanged && changed()),
    ],
  });
  return new EditorView({ state, parent });
}
