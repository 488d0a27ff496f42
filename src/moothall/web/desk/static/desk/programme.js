// Moving items of a work programme without loading the page: the forms work without this.
(() => {
  "use strict";
  const board = () => document.getElementById("board");
  const told = document.getElementById("told");
  if (!board()) return;

  const send = async (form, values, focus) => {
    const body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    board().setAttribute("aria-busy", "true");
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) { form.submit(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("board");
    if (!fresh) { location.reload(); return; }
    board().replaceWith(fresh);
    const banner = page.querySelector(".govuk-notification-banner__heading");
    told.textContent = banner ? banner.textContent : "";
    const item = document.getElementById(focus.item);
    const control = item && item.querySelector(`[name="${focus.name}"]${focus.value ? `[value="${focus.value}"]` : ""}`);
    (control || item || fresh).focus();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-move]");
    const button = event.submitter;
    if (!form || !button) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    const item = form.closest("[data-item]").id;
    send(form, { act: button.value }, { item, name: "act", value: button.value });
  });

  let dragged = null;
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest && event.target.closest("[data-item]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.item);
    dragged.classList.add("moothall-plan-item--dragged");
  });
  document.addEventListener("dragend", () => {
    if (dragged) dragged.classList.remove("moothall-plan-item--dragged");
    mark(null);
    dragged = null;
  });

  const place = (event) => {
    const section = dragged && event.target.closest && event.target.closest(".moothall-plan-group");
    if (!section) return null;
    const over = event.target.closest("[data-item]");
    return { section, list: section.querySelector(".moothall-plan-items"), over: over === dragged ? null : over };
  };
  const mark = (where) => {
    document.querySelectorAll(".moothall-plan-item--before, .moothall-plan-group--over").forEach((one) =>
      one.classList.remove("moothall-plan-item--before", "moothall-plan-group--over"));
    if (where) (where.over || where.section).classList.add(where.over ? "moothall-plan-item--before" : "moothall-plan-group--over");
  };
  document.addEventListener("dragover", (event) => {
    const where = place(event);
    mark(where);
    if (where) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const where = place(event);
    if (!where) return;
    event.preventDefault();
    const before = where.over ? where.over.dataset.item : "";
    const item = dragged;
    send(item.querySelector("form[data-move]"), { act: "place", scheduled: where.list.dataset.group, before },
      { item: item.id, name: "act", value: "place" });
  });
})();
