"use strict";
// Search, sort, filters and the anonymous view of the class page, which is whole without them.
// It reads text and writes text: nothing that a student wrote becomes markup.
const root = document.documentElement;
root.classList.add("cut");
if (new URLSearchParams(location.hash.slice(1)).has("anonymous")) root.classList.add("masked");

addEventListener("DOMContentLoaded", () => {
  const find = id => document.getElementById(id);
  const LIMIT = 200, DELAY = 250;  // Rows that are shown at once; milliseconds until the address follows.
  const bar = find("bar");
  if (!bar) return;
  const table = find("rows"), body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const twins = find("twins")?.tBodies[0], twinRows = [...(twins?.rows ?? [])];
  const column = Object.fromEntries(heads.map((head, place) => [head.dataset.column, place]));
  const query = find("query"), state = find("state"), section = find("section"), hide = find("anonymous");
  const parts = cell => cell ? cell.textContent.split(",").map(part => part.trim()) : [];
  const rows = [...body.rows].map((element, place) => ({
    element, place, twin: twinRows[place], number: Number(element.dataset.n),
    states: parts(element.cells[column.state]), sections: parts(element.cells[column.section]),
  }));
  let shown = rows, order = null, down = false, all = false, timer = 0;

  // --- What a row holds, read when it is first needed ---

  const withoutNames = row => {
    const copy = row.element.cloneNode(true);
    for (const part of copy.querySelectorAll("bdi")) part.remove();
    return `student ${row.number} ${[...copy.cells].map(cell => cell.textContent).join(" ")}`.toLowerCase();
  };
  const textOf = row => hide.checked
    ? row.masked ??= withoutNames(row)
    : row.text ??= [...row.element.cells].map(cell => cell.textContent).join(" ").toLowerCase();
  const readTexts = () => { if (!hide.checked) rows.forEach(textOf); };
  const collator = new Intl.Collator(undefined, {numeric: true});
  const isNumber = place => heads[place].classList.contains("number");
  const keyOf = (row, place) => isNumber(place) ? parseFloat(row.element.cells[place].textContent)
    : place === column.remark && hide.checked ? "" : row.element.cells[place].textContent.trim();

  // --- Order ---

  const base = (a, b) => hide.checked ? a.number - b.number : a.place - b.place;
  const compare = (a, b) => {  // What is missing comes last, whichever way the rest goes.
    const none = (Number.isNaN(a) || a === "") - (Number.isNaN(b) || b === "");
    if (none || Number.isNaN(a) || a === "") return none;
    return (down ? -1 : 1) * (typeof a === "number" ? a - b : collator.compare(a, b));
  };
  const sort = () => {
    const byName = order === column.name && hide.checked;
    const keys = order === null ? null : new Map(rows.map(row => [row, byName ? row.number : keyOf(row, order)]));
    shown = [...rows].sort((a, b) => keys && compare(keys.get(a), keys.get(b)) || base(a, b));
    body.append(...shown.map(row => row.element));
    twins?.append(...shown.flatMap(row => row.twin ?? []));
    heads.forEach((head, place) => place === order
      ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
  };

  // --- Which rows are shown ---

  const filter = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of shown) {
      const fits = (!state.value || row.states.includes(state.value))
        && (!section?.value || row.sections.includes(section.value))
        && words.every(word => textOf(row).includes(word));
      count += fits;
      for (const element of row.twin ? [row.element, row.twin] : [row.element]) {
        element.hidden = !fits;
        element.classList.toggle("more", fits && !all && count > LIMIT);
      }
    }
    const more = !all && count > LIMIT;
    find("count").value = `${count} of ${rows.length} students` + (more ? `, the first ${LIMIT} shown` : "");
    find("all").hidden = !more;
  };

  // --- Names and numbers ---

  let named = null, lists = null;
  const mask = () => {
    const on = hide.checked;
    if (on && !named) {
      named = [...document.querySelectorAll("main bdi:not(.free)")].map(element => {
        const link = element.closest("a");
        return {element, name: element.textContent, link, href: link?.getAttribute("href")};
      });
      const numbers = new Map(rows.map(row => [row.element.cells[0].textContent, row.number]));
      for (const one of named) one.number = numbers.get(one.name);
      const numberOf = new Map(named.map(one => [one.element, one.number]));
      lists = [...document.querySelectorAll("tbody, ul.who")].filter(list => list !== body && list !== twins)
        .filter(list => list.querySelector("bdi:not(.free)")).map(list => {
          const first = item => numberOf.get(item.querySelector("bdi:not(.free)")) ?? Infinity;
          const plain = [...list.children];
          // The order of the alphabet would tell who is who. Lists within a row are no names of the row.
          const mixed = list.matches("ul") || list.querySelector("th bdi")
            ? [...plain].sort((a, b) => first(a) - first(b) || 0) : plain;
          return {list, plain, mixed};
        });
    }
    root.classList.toggle("anonymous", on);
    for (const one of named ?? []) {
      one.element.textContent = on ? `Student ${one.number ?? "?"}` : one.name;
      if (one.link) on ? one.link.removeAttribute("href") : one.link.setAttribute("href", one.href);
    }
    for (const {list, plain, mixed} of lists ?? []) list.append(...(on ? mixed : plain));
    find("masked").hidden = !on;
    root.classList.remove("masked");
  };

  // --- The address keeps what was chosen ---

  const remember = () => {
    const kept = new URLSearchParams();
    if (query.value) kept.set("q", query.value);
    if (state.value) kept.set("state", state.value);
    if (section?.value) kept.set("section", section.value);
    if (order !== null) kept.set("sort", order);
    if (down) kept.set("down", "1");
    if (hide.checked) kept.set("anonymous", "1");
    if (kept.size || location.hash.includes("=")) history.replaceState(null, "", `#${kept}`);
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(remember, DELAY); };
  const restore = () => {
    const kept = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    query.value = kept.get("q") ?? "";
    state.value = kept.get("state") ?? "";
    if (state.selectedIndex < 0) state.value = "";
    if (section) section.value = kept.get("section") ?? "";
    if (section?.selectedIndex < 0) section.value = "";
    order = heads[kept.get("sort") ?? "none"] ? Number(kept.get("sort")) : null;
    down = order !== null && kept.has("down");
    hide.checked = kept.has("anonymous");
    readTexts();
    mask();
    if (order !== null || hide.checked || shown !== rows) sort();
    filter();
  };

  // --- What people do ---

  const choose = () => { all = false; filter(); soon(); };
  query.addEventListener("input", choose);
  state.addEventListener("change", choose);
  section?.addEventListener("change", choose);
  hide.addEventListener("change", () => {
    query.value = "";  // It may be a name.
    mask(); sort(); filter(); remember();
  });
  find("all").addEventListener("click", () => { all = true; filter(); query.focus(); });
  find("clear").addEventListener("click", () => {
    query.value = state.value = "";
    if (section) section.value = "";
    order = null; down = all = false;
    sort(); filter(); remember(); query.focus();
  });
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
  }
  table.tHead.addEventListener("click", event => {
    const place = heads.indexOf(event.target.closest("th"));
    if (!event.target.closest("button") || place < 0) return;
    down = order === place && !down;
    order = place;
    sort(); filter(); remember();
  });
  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-state], a[data-query]");
    if (!link) return;
    event.preventDefault();
    query.value = link.dataset.query ?? "";
    state.value = link.dataset.state ?? "";
    if (section) section.value = "";
    choose();
    bar.scrollIntoView();
    (link.dataset.query ? query : state).focus({preventScroll: true});
  });
  addEventListener("hashchange", () => location.hash.includes("=") ? restore() : remember());

  bar.hidden = false;
  restore();
  root.classList.remove("cut");
});
