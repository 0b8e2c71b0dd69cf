"use strict";
/* The review page by keyboard and mouse. Without this file its forms and pictures still work. */
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, under = document) => [...under.querySelectorAll(selector)];
  const review = $("review"), stage = $("stage"), notice = $("notice");
  const memory = `review:${review.dataset.at}`;

  function current(link, is) {
    if (is) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }

  function say(text, bad = false) {
    notice.textContent = text;
    notice.hidden = !text;
    notice.classList.toggle("bad", bad);
  }

  /* --- looking at pages ----------------------------------------------------------------- */

  const pages = all(".page", stage);
  const views = new Map();  // page -> {x, y, scale, turn}; x, y: the sheet's centre from the stage's
  let shown = null, before = null, grip = { x: 0, y: 0 };

  const between = (least, value, most) => Math.min(most, Math.max(least, value));
  const sheetOf = (page) => page.querySelector(".sheet");
  const sizeOf = (page) => {
    const { width, height } = sheetOf(page).dataset;
    return { width: Number(width), height: Number(height) };
  };

  function turned(x, y, degrees) {
    const a = degrees * Math.PI / 180;
    return { x: x * Math.cos(a) - y * Math.sin(a), y: x * Math.sin(a) + y * Math.cos(a) };
  }

  function fitting(page, turn, onlyWidth = false) {
    const { width, height } = sizeOf(page);
    const lies = turn % 180 !== 0;
    const across = (stage.clientWidth - 16) / (lies ? height : width);
    const down = (stage.clientHeight - 16) / (lies ? width : height);
    return onlyWidth ? across : Math.min(across, down);
  }

  function viewOf(page) {
    if (!views.has(page)) {
      const turn = Number(page.dataset.turned) || 0;
      views.set(page, { x: 0, y: 0, scale: fitting(page, turn), turn, fits: true });
    }
    return views.get(page);
  }

  function draw() {
    if (!shown) return;
    const view = viewOf(shown), sheet = sheetOf(shown), { width, height } = sizeOf(shown);
    sheet.style.width = `${width}px`;
    sheet.style.height = `${height}px`;
    const left = stage.clientWidth / 2 + view.x - width / 2;
    const top = stage.clientHeight / 2 + view.y - height / 2;
    sheet.style.transform = `translate(${left}px, ${top}px) rotate(${view.turn}deg) scale(${view.scale})`;
    $("zoom").textContent = `${Math.round(view.scale * 100)}%`;
    /* On the screen lines stay 1.6 to 3.5 pixels wide and labels 10 to 20 high, and upright. */
    sheet.style.setProperty("--stroke", between(1.6, 3 * view.scale, 3.5) / (3 * view.scale));
    const label = width / 68 * view.scale;
    sheet.style.setProperty("--label", between(10, label, 20) / label);
    sheet.style.setProperty("--upright", `${-view.turn}deg`);
    stage.dataset.scale = view.scale.toFixed(4);
    stage.dataset.turn = String(view.turn % 360);
  }

  function glide() {
    stage.classList.add("gliding");
    clearTimeout(glide.timer);
    glide.timer = setTimeout(() => stage.classList.remove("gliding"), 250);
  }

  function show(page) {
    if (!page || page === shown) return;
    if (shown) shown.classList.remove("shown");
    shown = page;
    page.classList.add("shown");
    $("caption").textContent = page.dataset.caption;
    $("caption").title = page.dataset.caption;
    stage.dataset.page = page.id;
    for (const thumb of all(".thumb")) {
      const here = thumb.hash === `#${page.id}`;
      current(thumb, here);
      if (here) thumb.scrollIntoView({ block: "nearest" });
    }
    draw();
  }

  function zoom(factor, at = { x: 0, y: 0 }) {
    const view = viewOf(shown);
    const scale = Math.min(8, Math.max(0.05, view.scale * factor)), real = scale / view.scale;
    view.x = at.x + (view.x - at.x) * real;
    view.y = at.y + (view.y - at.y) * real;
    view.scale = scale;
    view.fits = false;
    draw();
  }

  function fit(onlyWidth = false) {
    const view = viewOf(shown);
    view.scale = fitting(shown, view.turn, onlyWidth);
    view.x = 0;
    const { height, width } = sizeOf(shown), tall = (view.turn % 180 ? width : height) * view.scale;
    view.y = onlyWidth ? Math.max(0, (tall - stage.clientHeight) / 2 + 8) : 0;
    view.fits = !onlyWidth;
    glide();
    draw();
  }

  function turn() {
    const view = viewOf(shown);
    view.turn += 90;
    view.scale = fitting(shown, view.turn);
    view.x = view.y = 0;
    view.fits = true;
    draw();
  }

  function pan(x, y) {
    const view = viewOf(shown);
    view.x += x;
    view.y += y;
    view.fits = false;
    draw();
  }

  /* A box, in pixels of the sheet, comes to the middle, large enough to be read. */
  function goTo(page, [x0, y0, x1, y1]) {
    if (shown && !before) before = { page: shown, view: { ...viewOf(shown) } };
    show(page);
    const view = viewOf(page), { width, height } = sizeOf(page);
    const lies = view.turn % 180 !== 0;
    const wide = lies ? y1 - y0 : x1 - x0, high = lies ? x1 - x0 : y1 - y0;
    const wanted = Math.min(stage.clientWidth * 0.55 / Math.max(wide, 1), stage.clientHeight * 0.4 / Math.max(high, 1));
    view.scale = Math.max(fitting(page, view.turn), Math.min(wanted, fitting(page, view.turn, true) * 1.9));
    const off = turned((x0 + x1) / 2 - width / 2, (y0 + y1) / 2 - height / 2, view.turn);
    view.x = -off.x * view.scale;
    view.y = -off.y * view.scale;
    view.fits = false;
    glide();
    draw();
  }

  function goBack() {
    hold([]);
    for (const old of all("a.at")) old.classList.remove("at");
    if (!before) return;
    views.set(before.page, before.view);
    show(before.page);
    glide();
    draw();
    before = null;
  }

  function hold(marks) {
    for (const old of all(".mark.held, .mark.flash")) old.classList.remove("held", "flash");
    for (const spot of all(".spot")) spot.remove();
    for (const mark of marks) mark.classList.add("held", "flash");
    stage.classList.toggle("pointed", marks.length > 0);
  }

  function goToMark(mark) {
    goTo(mark.closest(".page"), mark.dataset.box.split(",").map(Number));
    hold([mark]);
  }

  function goToFractions(page, text) {
    const { width, height } = sizeOf(page), f = text.split(",").map(Number);
    const box = [f[0] * width, f[1] * height, f[2] * width, f[3] * height];
    goTo(page, box);
    hold([]);
    const marks = page.querySelector(".marks");
    if (!marks) return;
    const spot = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const k = Number(marks.dataset.stretched) || 1, high = (box[3] - box[1]) / k;
    const edges = { x: box[0] - 4, y: box[1] / k - 4, width: box[2] - box[0] + 8, height: high + 8, class: "spot" };
    for (const [name, value] of Object.entries(edges)) spot.setAttribute(name, value);
    marks.append(spot);
  }

  function step(by) {
    const place = pages.indexOf(shown) + by;
    if (pages[place]) { before = null; show(pages[place]); }
  }

  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const area = stage.getBoundingClientRect();
    const at = { x: event.clientX - area.left - area.width / 2, y: event.clientY - area.top - area.height / 2 };
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), at);
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    grip = { x: event.clientX, y: event.clientY };
    stage.classList.add("held");
  });
  stage.addEventListener("pointermove", (event) => {
    if (!stage.hasPointerCapture(event.pointerId)) return;
    pan(event.clientX - grip.x, event.clientY - grip.y);
    grip = { x: event.clientX, y: event.clientY };
  });
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, () => stage.classList.remove("held"));
  stage.addEventListener("dblclick", () => fit());
  window.addEventListener("resize", () => { if (shown && viewOf(shown).fits) fit(); else draw(); });
  /* Where the server did not know a page's size, the picture tells: what was drawn for a sheet of
     A4 is stretched to it, the labels keep their shape. */
  function stretch(image) {
    const sheet = image.parentElement, page = sheet.parentElement, { width, height } = sizeOf(page);
    const real = width * image.naturalHeight / image.naturalWidth, k = real / height;
    if (!image.naturalWidth || Math.abs(k - 1) < 0.01) return;
    sheet.dataset.height = String(real);
    image.setAttribute("height", String(Math.round(real)));
    for (const mark of all(".mark", sheet)) {
      mark.dataset.box = mark.dataset.box.split(",").map((edge, place) => (place % 2 ? edge * k : edge)).join(",");
      const chip = mark.querySelector(".chip"), foot = Number(chip.getAttribute("y")) + Number(chip.getAttribute("height"));
      for (const part of [chip, mark.querySelector("text")]) part.setAttribute("transform", `translate(0 ${foot * (1 - 1 / k)}) scale(1 ${1 / k})`);
    }
    for (const cut of all(".crop > image").filter((one) => one.dataset.href === image.getAttribute("src") && !one.hasAttribute("transform"))) {
      const crop = cut.parentElement, [x, y, w, h] = crop.getAttribute("viewBox").split(" ").map(Number);
      crop.setAttribute("viewBox", `${x} ${y * k} ${w} ${h * k}`);
      cut.setAttribute("height", String(real));
    }
    const overlay = sheet.querySelector(".marks");
    overlay.dataset.stretched = String(k);
    if (viewOf(page).fits) views.delete(page);
    if (page === shown) draw();
  }
  for (const image of all(".sheet > img", stage)) {
    if (image.complete) stretch(image); else image.addEventListener("load", () => stretch(image));
  }
  for (const image of all(".unrolled")) image.addEventListener("error", () => { image.hidden = true; });

  /* --- findings and panels -------------------------------------------------------------- */

  const findings = all(".finding");
  let at = null;

  function panel(id, focus = true) {
    for (const one of all(".panel")) one.classList.toggle("shown", one.id === id);
    for (const tab of all(".tab")) current(tab, tab.hash === `#${id}`);
    if (!focus) return;
    const first = id === "findings" ? at || findings[0] : $(id).querySelector("[tabindex], a, summary");
    if (first) first.focus({ preventScroll: id === "findings" });
  }

  function select(finding, focus = true) {
    if (!finding) return;
    panel("findings", false);
    const rest = finding.closest("details");
    if (rest) rest.open = true;
    if (at !== finding) {
      if (at) at.classList.remove("at");
      at = finding;
      at.classList.add("at");
    }
    if (focus) at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest" });
    sessionStorage.setItem(memory, at.dataset.number);
  }

  function neighbour(by) {
    const open = findings.filter((one) => one === at || !one.closest("details") || one.closest("details").open);
    const place = open.indexOf(at);
    select(open[place < 0 ? 0 : Math.min(open.length - 1, Math.max(0, place + by))]);
    look(0);
  }

  /* The finding's first ink, or the one after the one looked at. */
  function look(by = 1) {
    const links = at ? all(".grounds a", at) : [];
    if (!links.length) return;
    const place = by ? (links.findIndex((link) => link.classList.contains("at")) + 1) % links.length : 0;
    follow(links[place]);
  }

  function follow(link) {
    for (const old of all("a.at")) old.classList.remove("at");
    link.classList.add("at");
    const page = document.getElementById(link.hash.slice(1));
    const mark = link.dataset.mark && $(link.dataset.mark);
    if (mark) goToMark(mark);
    else if (link.dataset.bbox) goToFractions(page, link.dataset.bbox);
    else { before = null; show(page); }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      if (link.classList.contains("tab")) return panel(link.hash.slice(1));
      const finding = link.closest(".finding");
      if (finding) select(finding, false);
      if (link.classList.contains("thumb")) { before = null; hold([]); }
      return follow(link);
    }
    const finding = event.target.closest(".finding");
    if (finding && !event.target.closest("button, input, select, summary, label")) { select(finding); look(0); }
  });
  document.addEventListener("focusin", (event) => {
    const finding = event.target.closest && event.target.closest(".finding");
    if (finding && finding !== at) select(finding, false);
  });

  /* --- deciding ------------------------------------------------------------------------- */

  function arm(form, choice) {
    if (review.dataset.closed) return say(review.dataset.closed);
    if (!form) return say("此项已有决定，或无须决定");
    if (form.querySelector("fieldset").disabled) return say(lease && !until ? "领取已到期，重新领取后才能决定" : "先领取（Q）才能决定", true);
    const reasons = form.elements.reason;
    for (const button of all(".choice", form)) button.classList.toggle("armed", button.value === choice);
    const picked = reasons.selectedOptions[0];
    if (picked.value && picked.dataset.choice !== choice) reasons.value = "";
    offer(form, choice);
    const fitting = all(`option[data-choice="${choice}"]`, reasons);
    /* With several that fit, a key pressed twice must not say what nobody chose. */
    if (!reasons.value && fitting.length === 1 && choice !== "accept") reasons.value = fitting[0].value;
    form.querySelector(".lacking").hidden = true;
    reasons.focus();
  }

  /* Only reasons of the decision that is armed can be picked; all of them while none is. */
  function offer(form, choice) {
    for (const option of all("option[data-choice]", form)) option.disabled = option.hidden = !!choice && option.dataset.choice !== choice;
  }

  function disarm(form) {
    offer(form, "");
    for (const button of all(".armed", form)) button.classList.remove("armed");
  }

  for (const form of all("form.decide")) {
    form.addEventListener("keydown", (event) => {
      const armed = form.querySelector(".armed");
      if (event.key !== "Enter" || event.isComposing || event.target.matches("button")) return;
      event.preventDefault();
      if (armed) form.requestSubmit(armed); else say("先按 A、R 或 S 选定决定");
    });
    form.addEventListener("submit", (event) => {
      const choice = event.submitter && event.submitter.value;
      const why = form.elements.reason.value || form.elements.note.value.trim();
      /* To accept the whole over findings nobody has decided takes a word of why. */
      const whole = form.dataset.finding === "whole" && choice === "accept";
      if (whole && document.querySelector(".finding .decided.return")) {
        event.preventDefault();
        return say("有结论已退回补正，不能整份认可：请整份退回补正，或先撤销那一项", true);
      }
      const undecided = whole ? all(".finding form.decide").length : 0;
      const rejected = whole ? all(".finding .decided.reject").length : 0;
      if (!why && (choice !== "accept" || undecided || rejected)) {
        if (choice === "accept") say(`还有 ${undecided} 项结论待定、${rejected} 项不认可，整份认可须写明理由`, true);
        event.preventDefault();
        form.querySelector(".lacking").hidden = false;
        if (choice) arm(form, choice);
        form.querySelector(".lacking").hidden = false;
        return;
      }
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      const place = findings.findIndex((one) => one.contains(form));
      const next = findings.slice(place + 1).find((one) => one.querySelector("form.decide"));
      if (next && form.dataset.finding !== "whole") sessionStorage.setItem(memory, next.dataset.number);
    });
  }

  /* --- the lease ------------------------------------------------------------------------ */

  const lease = document.querySelector(".lease[data-seconds]");
  let until = lease ? Date.now() + 1000 * Number(lease.dataset.seconds) : 0;
  let active = Date.now(), asking = false, tried = 0;
  for (const name of ["keydown", "pointerdown", "wheel"]) document.addEventListener(name, () => { active = Date.now(); }, { passive: true });

  function lost(text) {
    until = 0;
    for (const field of all(".decide fieldset, .correct [name=value], .correct button")) field.disabled = true;
    say(text, true);
    lease.querySelector("b").textContent = "0:00";
    lease.classList.add("short");
  }

  async function renew() {
    asking = true;
    tried = Date.now();
    try {
      const body = new URLSearchParams({ csrf: review.dataset.csrf });
      const answer = await fetch(`${review.dataset.at}/lease`, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (answer.status === 401) return lost("登录已失效，请在新窗口登录后刷新本页");
      if (answer.status === 409) return lost((await answer.json()).told || "这一份已不在您手上，刷新本页可看由谁处理");
      if (answer.ok) { until = Date.now() + 1000 * (await answer.json()).seconds; say(""); }
    } catch (_) {
      say("连不上服务器，正在重试", true);
    } finally {
      asking = false;
    }
  }

  function tick() {
    if (!until) return;
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    lease.querySelector("b").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    lease.classList.toggle("short", left < 60);
    const used = Date.now() - active < 60000;
    if (left === 0) lost("占用已到时，请重新领取");
    else if (used && !asking && Date.now() - tried > 10000 && left < Number(lease.dataset.length) / 2) renew();
  }
  if (lease) setInterval(tick, 1000);

  /* --- keys ----------------------------------------------------------------------------- */

  const help = $("help"), keysOff = $("keys-off");
  keysOff.checked = localStorage.getItem("review:keys-off") === "yes";
  keysOff.addEventListener("change", () => localStorage.setItem("review:keys-off", keysOff.checked ? "yes" : "no"));
  const openHelp = () => { if (help.showModal && !help.open) help.showModal(); };
  const click = (id) => { const one = $(id); if (one) one.click(); };
  const whole = () => document.querySelector("#whole form.decide");
  const own = () => at && at.querySelector("form.decide");
  const pressed = (id, name, change) => {
    const on = $(id).getAttribute(name) !== "true";
    $(id).setAttribute(name, String(on));
    change(on);
  };

  function correct() {
    panel("readings", false);
    const attachment = shown && shown.dataset.attachment;
    const part = all(".attachment").find((one) => one.dataset.attachment === attachment);
    const first = part && part.querySelector("summary");
    if (!first) return;
    part.scrollIntoView({ block: "start" });
    first.focus();
  }

  const press = {
    j: () => neighbour(1), k: () => neighbour(-1),
    a: () => arm(own(), "accept"), r: () => arm(own(), "reject"), s: () => arm(own(), "return"),
    A: () => arm(whole(), "accept"), R: () => arm(whole(), "reject"), S: () => arm(whole(), "return"),
    u: () => { const one = (at && at.querySelector(".undo")) || document.querySelector(".undo"); if (one) one.click(); else say("没有可撤销的决定"); },
    f: () => panel("findings"), b: () => panel("pairs"), v: () => panel("readings"), c: correct,
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), _: () => zoom(0.8),
    0: () => fit(), 9: () => fit(true), t: turn,
    "[": () => step(-1), "]": () => step(1),
    h: () => click("marks"), l: () => click("legend-open"), q: () => click("claim"),
    ",": () => click("previous"), ".": () => click("following"), "?": openHelp, "？": openHelp,
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
  };

  /* An input method that is switched on hides the key behind "Process". */
  function named(event) {
    if (event.key !== "Process" || !event.code.startsWith("Key")) return event.key;
    const letter = event.code.slice(3);
    return event.shiftKey ? letter : letter.toLowerCase();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open) return;
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      const form = event.target.closest("form.decide");
      if (form) disarm(form);
      if (!typing) goBack();
      return select(at || findings[0]);
    }
    if (typing || event.isComposing) return;
    if (event.key === "Enter") {
      if (event.target === at) { event.preventDefault(); look(); }
      return;
    }
    let key = named(event);
    if (event.getModifierState("CapsLock") && /^[a-z]$/i.test(key)) key = event.shiftKey ? key.toUpperCase() : key.toLowerCase();
    const single = !key.startsWith("Arrow");
    if (single ? keysOff.checked : event.target !== stage && !pans(event.target)) return;
    if (!Object.prototype.hasOwnProperty.call(press, key)) return;
    event.preventDefault();
    press[key]();
  });
  /* Arrows move the page wherever they would not scroll a list. */
  const pans = (target) => target === document.body || target.classList.contains("finding") || target.closest(".tools, .strip");

  const buttons = {
    "zoom-in": () => zoom(1.25), "zoom-out": () => zoom(0.8), fit: () => fit(), wide: () => fit(true), turn,
    "page-back": () => step(-1), "page-on": () => step(1), "help-open": openHelp,
    marks: () => pressed("marks", "aria-pressed", (on) => stage.classList.toggle("unmarked", !on)),
    "legend-open": () => pressed("legend-open", "aria-expanded", (on) => { $("legend").hidden = !on; }),
  };
  for (const [id, act] of Object.entries(buttons)) $(id).addEventListener("click", act);

  panel("findings", false);
  const kept = sessionStorage.getItem(memory);
  const first = findings.find((one) => one.dataset.number === kept) || findings.find((one) => !one.classList.contains("done"));
  if (first) { select(first); look(0); before = null; }
  if (!shown && pages.length) show(pages[0]);

  /* The page looked at comes first; small pictures, and what is cut out of other pages, once they
     come into sight: a page nobody has looked at is not fetched, and not noted as seen. */
  function fetchInSight() {
    const sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        sight.unobserve(target);
        if (target.dataset.src) target.src = target.dataset.src;
        for (const image of all("image", target)) image.setAttribute("href", image.dataset.href);
      }
    }, { rootMargin: "80px" });
    for (const one of all(".thumb img, .crop, .unrolled")) sight.observe(one);
  }
  const opening = shown && shown.querySelector(".sheet > img");
  if (!opening || opening.complete) fetchInSight();
  else for (const name of ["load", "error"]) opening.addEventListener(name, fetchInSight, { once: true });
})();
