// What is new on a meeting's page since the reader last looked. Nothing is kept unless the reader asks for it; then
// it is kept on the device alone: for each meeting the moment of the last visit. Without this the dates are shown.
(() => {
  "use strict";
  const place = document.querySelector("[data-looked]");
  const meeting = (/^\/meetings\/([0-9a-z]{8})/.exec(location.pathname) || [])[1];
  if (!place || !meeting) return;
  const KEY = "moothall-looked";
  const MOST = 200;
  const now = new Date();
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/London" });

  const kept = () => { try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; } };
  const keep = (visits) => {
    const latest = Object.entries(visits).sort((one, other) => (one[1] < other[1] ? 1 : -1)).slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(latest)));
  };
  // Within one sitting it stays the visit before: whoever comes back from a paper still sees what is new.
  const before = (visits) => {
    const sitting = sessionStorage.getItem(`${KEY}-${meeting}`);
    const last = sitting === null ? visits[meeting] || "" : sitting;
    sessionStorage.setItem(`${KEY}-${meeting}`, last);
    return last ? new Date(last) : null;
  };

  const mark = (since) => {
    const fresh = [...document.querySelectorAll("[data-new-at]")].filter((one) => new Date(one.dataset.newAt) > since);
    for (const one of fresh) {
      const tag = document.createElement("strong");
      tag.className = "govuk-tag govuk-tag--blue";
      tag.textContent = "New since you looked";
      one.append(" ", tag);
    }
    return fresh.length;
  };

  const say = (words, button, act) => {
    const text = document.createElement("p");
    text.className = "govuk-body-s govuk-!-margin-bottom-1";
    text.textContent = words;
    const press = document.createElement("button");
    press.type = "button";
    press.className = "govuk-button govuk-button--secondary govuk-!-margin-bottom-4";
    press.textContent = button;
    press.addEventListener("click", () => { act(); place.querySelector("button").focus(); });
    place.replaceChildren(text, press);
    place.hidden = false;
  };

  const offer = () => say(
    "This page can show you what is new since you last looked. That is kept on this device and nowhere else.",
    "Remember when I last looked",
    () => { keep({ [meeting]: now.toISOString() }); follow(null, 0); },
  );
  const forget = () => {
    localStorage.removeItem(KEY);
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEY)) sessionStorage.removeItem(name);
    offer();
  };
  const follow = (since, fresh) => {
    const words = !since ? "From now on this page shows what is new since you last looked."
      : fresh ? `You last looked on ${day.format(since)}. What is new since then is marked.`
      : `Nothing new since you last looked, on ${day.format(since)}.`;
    say(words, "Forget when I looked", forget);
  };

  try {
    const visits = kept();
    if (!visits) { offer(); return; }
    const since = before(visits);
    keep({ ...visits, [meeting]: now.toISOString() });
    follow(since, since ? mark(since) : 0);
  } catch { /* a browser that keeps nothing: the dates are there */ }
})();
