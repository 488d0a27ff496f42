// Keeps what is being typed: at every pause on the council's server, and in this browser while that is out of reach.
// What the browser holds is its user's alone: it is under the id of the account, and signing out removes it.
// Works on form[data-keep]; without this script the form is an ordinary one.

const PAUSE = 1200
const LONGEST = 8000
const SOON = 300

for (const form of document.querySelectorAll("form[data-keep]")) keep(form)
for (const saved of document.querySelectorAll("[data-saved]")) {
  forget(saved.dataset.saved)
  // Once: whoever comes back to this page later may have typed again.
  history.replaceState(null, "", location.pathname + location.hash)
}

function keep(form) {
  const status = form.querySelector("[data-kept]")
  const undoes = form.querySelector("[data-undoes]")
  const place = `moothall:${form.dataset.user}:${form.dataset.keep}:${form.dataset.part}`
  let waiting = null
  let since = 0
  let typed = 0
  let kept = 0
  let sending = null
  let soon = null

  form.addEventListener("input", () => {
    typed += 1
    since ||= Date.now()
    clearTimeout(waiting)
    waiting = setTimeout(send, Date.now() - since > LONGEST ? 0 : PAUSE)
    soon ||= setTimeout(hold, SOON)
  })
  form.addEventListener("submit", () => {
    // Kept until the next page says that it was saved: it may be the one to sign in.
    clearTimeout(waiting)
    if (inBrowser()) kept = typed
  })
  document.querySelector("form[data-sign-out]")?.addEventListener("submit", signOut)
  addEventListener("online", () => typed > kept && send())
  addEventListener("pagehide", leave)
  document.addEventListener("visibilitychange", () => document.hidden && leave())
  if (form.dataset.editor && !form.dataset.ready) form.addEventListener("moothall:ready", begin)
  else begin()

  // What was refused is nowhere yet but on the page.
  function begin() {
    if ("refused" in form.dataset) form.dispatchEvent(new Event("input", { bubbles: true }))
    else offer()
  }

  // A browser that crashes sends nothing: until the server has it, what is typed is held here as well.
  function hold() {
    soon = null
    if (typed > kept) inBrowser()
  }

  async function send() {
    if (sending) return sending
    const upTo = typed
    since = 0
    sending = post(upTo)
    await sending
    sending = null
    if (typed > upTo) waiting = setTimeout(send, PAUSE)
  }

  async function post(upTo) {
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } })
      const said = (answer.headers.get("Content-Type") || "").startsWith("application/json") ? await answer.json() : null
      if (!said?.mark && !said?.trouble) throw new Error("signed out")
      if (!said.mark) {
        inBrowser()
        return say(`${said.trouble} What you type here is kept in this browser.`)
      }
      for (const one of document.querySelectorAll("input[name=mark]")) one.value = said.mark
      kept = upTo
      if (kept === typed) forget(place)
      say(said.kept)
      if (undoes && undoes.textContent !== said.undoes) undoes.textContent = said.undoes
    } catch {
      say(inBrowser() ? "The council’s server is out of reach, or you have been signed out. What you type is kept in this browser." : "Not kept: copy your text to be safe.")
    }
  }

  // The page goes away: what is not kept yet is sent along, and stays in this browser until it has arrived.
  function leave() {
    if (typed === kept) return
    inBrowser()
    fetch(form.dataset.keep, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {})
  }

  // leaving.js removes what this browser holds; the page that goes away must not hold it anew.
  function signOut() {
    clearTimeout(waiting)
    clearTimeout(soon)
    if (typed > kept) fetch(form.dataset.keep, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {})
    kept = typed
  }

  function fields() {
    return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "mark", "base"].includes(name))
  }

  function inBrowser() {
    try {
      localStorage.setItem(place, JSON.stringify({ at: Date.now(), fields: fields() }))
      return true
    } catch {
      return false
    }
  }

  // What this browser kept and the server does not have is offered, never put in by itself.
  function offer() {
    let found = null
    try {
      found = JSON.parse(localStorage.getItem(place))
    } catch {
      return
    }
    if (!found || told(found.fields) === told(fields())) return forget(place)
    const when = new Date(found.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })
    const box = document.createElement("div")
    box.className = "govuk-inset-text"
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", "Text kept in this browser")
    const words = document.createElement("p")
    words.textContent = `This browser kept text of ${when} that may not have reached the council’s server.`
    box.append(words, button("Use that text", use), button("Throw it away", () => { forget(place); box.remove() }))
    form.prepend(box)

    function use() {
      for (const control of form.querySelectorAll("input[type=checkbox],input[type=radio]")) control.checked = false
      for (const [name, value] of found.fields) put(name, value)
      form.dispatchEvent(new CustomEvent("moothall:restored", { detail: Object.fromEntries(found.fields) }))
      form.dispatchEvent(new Event("input", { bubbles: true }))
      box.remove()
    }
  }

  function put(name, value) {
    for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === "checkbox" || control.type === "radio") control.checked ||= control.value === value
      else control.value = value
    }
  }

  function say(words) {
    if (status && status.textContent !== words) status.textContent = words
  }
}

function forget(place) {
  try {
    localStorage.removeItem(place)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

// Fields to compare: the keys of blocks, which the server gives, make no difference, nor does the note on a version.
function told(fields) {
  return JSON.stringify(fields.filter(([name]) => name !== "note")).replaceAll(/ data-key=\\"[^"]*\\"/g, "")
}

function button(words, act) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "govuk-button govuk-button--secondary moothall-tool"
  made.textContent = words
  made.addEventListener("click", act)
  return made
}
