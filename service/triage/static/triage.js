// The queue's keyboard, its counts, and leases that last as long as somebody works on the page.
"use strict";

(function () {
  const typing = (target) => /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target.type !== "checkbox";

  // Counts come after the list: they may take longer than the list itself.
  const filters = document.querySelector("[data-counts]");
  if (filters) {
    fetch(filters.dataset.counts, { credentials: "same-origin" })
      .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject()))
      .then((html) => { filters.innerHTML = html; })
      .catch(() => { filters.textContent = "件数暂时无法统计。"; });
  }

  const all = document.getElementById("all");
  const ticks = [...document.querySelectorAll("input[name=application]")];
  if (all) all.addEventListener("change", () => ticks.filter((tick) => !tick.disabled).forEach((tick) => { tick.checked = all.checked; }));

  // The whole cell ticks: the box alone is a small target.
  document.addEventListener("click", (event) => {
    const cell = event.target.closest(".queue .tick");
    const box = cell && event.target === cell && cell.querySelector("input");
    if (box) box.click();
  });

  // J and K move, Enter opens, X ticks, C claims, N and P turn the page, / searches.
  const rows = [...document.querySelectorAll("form#bulk .queue tbody tr")];
  let at = -1;
  function go(to) {
    if (!rows.length) return;
    if (at >= 0) rows[at].classList.remove("at");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("at");
    rows[at].querySelector("a.open").focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  }
  const press = (selector, within) => { const found = (within || document).querySelector(selector); if (found) found.click(); };
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: () => at >= 0 && press("input[name=application]", rows[at]),
    c: () => at >= 0 && press("button.take", rows[at]),
    n: () => press("a[rel=next]"),
    p: () => press("a[rel=prev]"),
    "/": () => { const search = document.getElementById("q"); if (search) search.focus(); },
  };
  if (document.querySelector(".columns .list")) {
    document.addEventListener("keydown", (event) => {
      if (typing(event.target)) { if (event.key === "Escape") event.target.blur(); return; }
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const act = keys[event.key.toLowerCase()];
      if (act) { event.preventDefault(); act(); }
    });
  }
})();
