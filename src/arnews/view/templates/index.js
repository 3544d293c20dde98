(() => {
  "use strict";
  const all = (selector, parent = document) => [...parent.querySelectorAll(selector)];
  for (const table of all("table.sortable")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const value = (row, column) => {
      const text = row.cells[column].textContent.trim();
      const number = Number(text.replace(/,/g, ""));
      return text && !Number.isNaN(number) ? number : text;
    };
    const compare = (one, other) => (typeof one === "number" && typeof other === "number")
      ? one - other : String(one).localeCompare(String(other), "ar", { numeric: true });
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending" && head.dataset.sorted !== "down";
        for (const other of heads) { other.removeAttribute("aria-sort"); delete other.dataset.sorted; }
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        head.dataset.sorted = down ? "down" : "up";
        const rows = [...body.rows].map((row) => [value(row, column), row]);
        rows.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])));
        body.append(...rows.map((pair) => pair[1]));
      });
    });
  }

  const search = document.getElementById("search");
  if (!search) return;
  const found = document.getElementById("found");
  search.closest("[hidden]").hidden = false;
  const rows = all("table.index tbody tr").map((row) => [row, fold(row.textContent)]);
  search.addEventListener("input", () => {
    const words = fold(search.value.trim());
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !text.includes(words);
      count += row.hidden ? 0 : 1;
    }
    found.textContent = words ? String(count) : "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape") {
      search.value = "";
      search.dispatchEvent(new Event("input"));
    }
  });
})();
