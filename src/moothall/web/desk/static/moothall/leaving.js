// Signing out removes what this browser kept of drafts: whoever uses it next is to find nothing.

for (const form of document.querySelectorAll("form[data-sign-out]")) form.addEventListener("submit", forgetAll)

function forgetAll() {
  try {
    for (const place of Object.keys(localStorage)) if (place.startsWith("moothall:")) localStorage.removeItem(place)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
