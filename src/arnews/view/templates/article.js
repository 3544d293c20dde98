(() => {
  "use strict";
  const all = (selector, parent = document) => [...parent.querySelectorAll(selector)];
  const marks = all("a.mark");
  for (const mark of marks) {
    mark.dataset.says = mark.title;
    mark.removeAttribute("title");
  }
  for (const hidden of all(".search, .keys")) hidden.hidden = false;

  let letters = null;
  const readLetters = () => {
    letters = { text: "", places: [] };
    for (const article of all("article")) {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        for (let at = 0; at < node.length; at += 1) {
          for (const letter of fold(node.data[at])) {
            letters.text += letter;
            letters.places.push([node, at]);
          }
        }
      }
      letters.text += "\n";
      letters.places.push(null);
    }
  };
  const find = (words) => {
    if (!letters) readLetters();
    const ranges = [];
    for (let at = letters.text.indexOf(words); at >= 0; at = letters.text.indexOf(words, at + words.length)) {
      const first = letters.places[at];
      const last = letters.places[at + words.length - 1];
      if (!first || !last) continue;
      const range = new Range();
      range.setStart(...first);
      range.setEnd(last[0], last[1] + 1);
      ranges.push(range);
    }
    return ranges;
  };

  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const rows = all("tbody tr").map((row) => [row, fold(row.textContent)]);
  let ranges = [];
  let current = -1;
  const show = () => {
    const words = fold(search.value.trim());
    ranges = words ? find(words) : [];
    current = -1;
    found.textContent = words ? String(ranges.length) : "";
    for (const [row, text] of rows) row.hidden = !text.includes(words);
    if (window.Highlight) CSS.highlights.set("found", new Highlight(...ranges));
  };
  const step = (by) => {
    if (!ranges.length) return;
    current = (current + by + ranges.length) % ranges.length;
    found.textContent = `${current + 1} / ${ranges.length}`;
    const box = ranges[current].getBoundingClientRect();
    window.scrollBy({ top: box.top - window.innerHeight / 3 });
  };
  search.addEventListener("input", show);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      search.value = "";
      show();
      search.blur();
    } else if (event.target === search) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      search.focus();
    } else if (event.code === "KeyJ" || event.code === "KeyK") {
      const seen = marks.filter((mark) => getComputedStyle(mark).pointerEvents !== "none");
      const at = seen.indexOf(document.activeElement);
      const next = event.code === "KeyJ" ? at + 1 : Math.max(at, 0) - 1;
      seen.at(next % seen.length)?.focus();
    }
  });
})();
