// What a file of events says, as far as a page asks.

/** @param {string} text @returns {any[]} */
export function parsed(text) {
  return text.split("\n").flatMap((line) => {
    try {
      const event = JSON.parse(line);
      return event && event.v === 1 && typeof event.kind === "string" && typeof event.about === "string" ? [event] : [];
    } catch {
      return []; // A torn line is one event less.
    }
  });
}

/** Lines of a file that are events and that are not known yet. @param {string} known @param {string} text */
export function added(known, text) {
  const before = new Set(known.split("\n"));
  return text
    .split("\n")
    .filter((line) => parsed(line).length && !before.has(line))
    .map((line) => `${line}\n`)
    .join("");
}

/** @param {string} text @param {string} kind */
export const aboutOf = (text, kind) => new Set(parsed(text).filter((e) => e.kind === kind).map((e) => e.about));

/** The exercises that were right once. @param {string} text @returns {Set<string>} */
export const passedIn = (text) =>
  new Set(parsed(text).filter((e) => e.kind === "check" && e.result === "pass").map((e) => e.about));
