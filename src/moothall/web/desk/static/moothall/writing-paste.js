// What is pasted from Word and from pages of the web, as what a report can say: lists that Word writes as paragraphs with
// a sign before them, numbers typed or counted before paragraphs, notes at the end, headings of any level.

const MARKER = "[style*='mso-list:Ignore'],[style*='mso-list: Ignore']"
const PARTS = /^\d{1,3}(\.\d{1,3})+\.?[\s\u00a0]+/
const SIGN = /^(?:[·•§o–-]|\(?[a-z]{1,4}[.)]|\(?\d{1,3}[.)])[\s\u00a0]+/i
const FIRST = /^\(?(?:a|i|1)[.):]*$/i
const RAISED = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "+": "⁺", "-": "⁻", n: "ⁿ" }
const LOWERED = { 0: "₀", 1: "₁", 2: "₂", 3: "₃", 4: "₄", 5: "₅", 6: "₆", 7: "₇", 8: "₈", 9: "₉", "+": "₊", "-": "₋" }

// Gives the HTML to put in. `lost` is told how many pictures were left out. What was copied from an editor here comes as it is.
export function fromElsewhere(html, lost = () => {}) {
  if (html.includes("data-pm-slice")) return html
  const page = new DOMParser().parseFromString(html, "text/html")
  for (const one of page.querySelectorAll("style,script,del,title,meta,link")) one.remove()
  notes(page)
  signs(page)
  headings(page)
  lists(page)
  numbers(page)
  for (const cell of page.querySelectorAll("thead td")) rename(cell, "th")
  pictures(page, lost)
  for (const one of page.querySelectorAll("p")) if (!one.textContent.trim() && !one.closest("td,th") && !one.querySelector("sup")) one.remove()
  return page.body.innerHTML
}

function rename(element, tag) {
  const made = element.ownerDocument.createElement(tag)
  for (const name of ["colspan", "rowspan"]) if (element.hasAttribute(name)) made.setAttribute(name, element.getAttribute(name))
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

// Word puts the words of notes at the end, and a link to them where they belong.
function notes(page) {
  const written = new Map()
  for (const note of page.querySelectorAll("[id^=ftn],[id^=edn]")) {
    const words = note.cloneNode(true)
    words.querySelector("a")?.remove()
    written.set(`#_${note.id}`, words.textContent.trim().replace(/\s+/g, " "))
  }
  for (const mark of page.querySelectorAll("a[href^='#_ftn'],a[href^='#_edn']")) {
    const words = written.get(mark.getAttribute("href"))
    if (words === undefined) continue
    const made = page.createElement("sup")
    made.dataset.note = words
    const around = mark.parentElement.tagName === "SUP" ? mark.parentElement : mark
    around.replaceWith(...(words ? [made] : []))
  }
  for (const list of page.querySelectorAll("[style*='footnote-list'],[style*='endnote-list']")) list.remove()
}

// Figures above and below the line; other words there are plain ones.
function signs(page) {
  for (const one of page.querySelectorAll("sup:not([data-note]),sub")) {
    const table = one.tagName === "SUP" ? RAISED : LOWERED
    const words = [...one.textContent]
    one.replaceWith(words.every((sign) => sign in table) ? words.map((sign) => table[sign]).join("") : one.textContent)
  }
}

// The highest heading that is pasted is a section: level 2 here.
function headings(page) {
  for (const title of page.querySelectorAll("p.MsoTitle")) rename(title, "h1")
  const found = [...page.querySelectorAll("h1,h2,h3,h4,h5,h6")]
  const step = 2 - Math.min(2, ...found.map((one) => Number(one.tagName[1])))
  for (const heading of found) {
    for (const marker of heading.querySelectorAll(MARKER)) marker.remove()
    const made = rename(heading, `h${Math.min(Number(heading.tagName[1]) + step, 4)}`)
    made.textContent = made.textContent.trim().replace(/\s+/g, " ").replace(/^(?:\d{1,3}(?:\.\d{1,3})*\.?)\s+/, "")
  }
}

// Paragraphs that Word means as items of lists, by their class or style, each with its sign taken off.
function lists(page) {
  let open = []
  for (const paragraph of [...page.querySelectorAll("p")]) {
    const kind = paragraph.closest("li") ? null : kindOf(paragraph)
    const goesOn = open.length && beside(open[0].list, paragraph)
    if (!goesOn) open = []
    if (!kind) continue
    while (open.length && open.at(-1).level > kind.level) open.pop()
    if (open.length && open.at(-1).level === kind.level && open.at(-1).kind !== kind.name) open.pop()
    if (!open.length || open.at(-1).level < kind.level) open.push(begun(page, open.at(-1), kind, paragraph))
    const item = page.createElement("li")
    const words = page.createElement("p")
    words.append(...paragraph.childNodes)
    item.append(words)
    open.at(-1).list.append(item)
    paragraph.remove()
  }
}

function begun(page, above, kind, paragraph) {
  const list = page.createElement(kind.name === "bullet" ? "ul" : "ol")
  if (kind.name !== "bullet") list.dataset.style = kind.name
  if (kind.goesOn && !above) list.dataset.goesOn = "yes"
  if (above) above.list.lastElementChild.append(list)
  else paragraph.before(list)
  return { list, level: kind.level, kind: kind.name }
}

function beside(list, paragraph) {
  let next = list.nextSibling
  while (next && next.nodeType !== 1 && !(next.textContent.trim() && next.nodeType === 3)) next = next.nextSibling
  return next === paragraph
}

// Which list a paragraph is of; null for none. Numbers of parts (2.3) are those of numbered paragraphs, which count here.
function kindOf(paragraph) {
  const style = paragraph.getAttribute("style") || ""
  const counted = style.match(/mso-list:\s*l\d+\s+level(\d)/)
  const marker = paragraph.querySelector(MARKER)
  if (!counted && !marker && !/MsoListParagraph|MsoListBullet|MsoListNumber/.test(paragraph.className)) return null
  const text = paragraph.textContent.trimStart()
  const said = marker ? marker.textContent.trim() : (text.match(SIGN) || [""])[0].trim()
  if (!said) return null
  if (marker) marker.remove()
  else cut(paragraph, said.length)
  if (/^\d+(\.\d+)+\.?$/.test(said)) return null
  const name = /^\(?\d+[.):]?\)?$/.test(said) ? "number" : /^\(?[a-z]{1,4}[.)]+$/i.test(said) ? "letter" : "bullet"
  return { name, level: Number(counted?.[1] || 1), goesOn: name !== "bullet" && !FIRST.test(said) }
}

// Take letters off the start of a paragraph, and the space after them.
function cut(paragraph, letters) {
  const walk = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let left = letters, node = walk.nextNode(); node; node = walk.nextNode()) {
    if (left === letters) node.data = node.data.trimStart()
    const taken = Math.min(left, node.data.length)
    node.data = node.data.slice(taken)
    left -= taken
    if (!left) node.data = node.data.replace(/^[\s\u00a0]+/, "")
    if (!left && node.data) return
  }
}

// A number typed before a paragraph is no word of it: paragraphs are counted here.
function numbers(page) {
  for (const paragraph of page.querySelectorAll("p")) {
    const typed = paragraph.textContent.trimStart().match(PARTS)
    if (typed && !paragraph.closest("td,th,li")) cut(paragraph, typed[0].trim().length)
  }
}

// Files of pictures do not come with what is pasted: their words stand in their place.
function pictures(page, lost) {
  const found = [...page.querySelectorAll("img")].filter((one) => !one.closest("figure[data-file]"))
  for (const one of found) one.replaceWith(`[Picture: ${one.alt || "to be put in"}]`)
  if (found.length) lost(found.length)
}
