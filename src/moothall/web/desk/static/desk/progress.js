// Keeps the page of a job as it is, until it has ended: the reader can load it again by hand as well.
(() => {
  "use strict";
  const shown = () => document.getElementById("progress");
  const told = document.getElementById("told");
  const running = () => shown() && shown().dataset.running === "yes";

  const look = async () => {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok || answer.redirected) { location.reload(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("progress");
    if (!fresh) { location.reload(); return; }
    if (fresh.dataset.said !== shown().dataset.said) {
      const inside = shown().contains(document.activeElement);
      shown().replaceWith(fresh);
      document.title = page.title;
      told.textContent = fresh.dataset.said;
      if (inside) fresh.focus();
    }
  };

  const again = () => { if (running()) setTimeout(() => look().catch(() => {}).finally(again), 2000); };
  again();
})();
