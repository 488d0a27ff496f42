// The tools above the text: one toolbar with words on its buttons, gone through with the arrow keys.

export function toolbar(kit, editor, dialogs) {
  const box = document.createElement("div")
  box.className = "moothall-tools"
  box.setAttribute("role", "toolbar")
  box.setAttribute("aria-label", "Form of the text")
  const made = groups(editor, dialogs).map(([name, tools]) => {
    const group = document.createElement("div")
    group.className = "moothall-tools__group"
    group.setAttribute("role", "group")
    group.setAttribute("aria-label", name)
    const buttons = tools.map((tool) => button(editor, tool))
    group.append(...buttons.map((one) => one.dom))
    box.append(group)
    return { group, buttons, shown: name !== "Table" }
  })
  const all = made.flatMap((one) => one.buttons)
  const table = made.find((one) => !one.shown)
  rove(box, all)
  const refresh = () => {
    table.group.hidden = !editor.isActive("table")
    for (const one of all) one.refresh()
  }
  editor.on("transaction", refresh)
  refresh()
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all.find((one) => one.dom.tabIndex === 0)?.dom.focus()
  })
  return box
}

function groups(editor, dialogs) {
  const run = (act) => () => act(editor.chain().focus()).run()
  const heading = (level) => [run((chain) => chain.toggleHeading({ level })), () => editor.isActive("heading", { level })]
  const paragraph = (plain) => [run((chain) => chain.setParagraph().updateAttributes("paragraph", { plain })), () => editor.isActive("paragraph", { plain }) && !inside(editor)]
  const mark = (name) => [run((chain) => chain.toggleMark(name)), () => editor.isActive(name)]
  const list = (name, style) => [run((chain) => (editor.isActive(name) && style ? chain.updateAttributes(name, { style }) : chain.toggleList(name, "listItem", false, style ? { style } : {}))), () => editor.isActive(name, style ? { style } : {})]
  const isGoingOn = () => editor.isActive("orderedList", { goesOn: "yes" })
  const goesOn = [run((chain) => chain.updateAttributes("orderedList", { goesOn: isGoingOn() ? null : "yes" })), isGoingOn]
  const plain = (act) => [run(act), null]
  return [
    ["Kind of paragraph", [["Section", ...heading(2)], ["Heading", ...heading(3)], ["Lower heading", ...heading(4)], ["Numbered", ...paragraph(null)], ["Not numbered", ...paragraph("yes")]]],
    ["Words", [["Bold", ...mark("bold")], ["Italic", ...mark("italic")], ["Link", dialogs.link, () => editor.isActive("link")], ["Footnote", dialogs.note, null]]],
    ["Lists", [["Bullets", ...list("bulletList")], ["Letters", ...list("orderedList", "letter")], ["Numbers", ...list("orderedList", "number")], ["Goes on", ...goesOn]]],
    ["Put in", [["Table", ...plain((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))], ["Picture", dialogs.picture, null]]],
    ["Table", [
      ["Caption", dialogs.caption, null],
      ["Row below", ...plain((chain) => chain.addRowAfter())],
      ["Column after", ...plain((chain) => chain.addColumnAfter())],
      ["Head row", ...plain((chain) => chain.toggleHeaderRow())],
      ["Head cell", ...plain((chain) => chain.toggleHeaderCell())],
      ["Merge cells", ...plain((chain) => chain.mergeCells())],
      ["Split cell", ...plain((chain) => chain.splitCell())],
      ["Remove row", ...plain((chain) => chain.deleteRow())],
      ["Remove column", ...plain((chain) => chain.deleteColumn())],
      ["Remove table", ...plain((chain) => chain.deleteTable())],
    ]],
    ["Steps", [["Undo", ...plain((chain) => chain.undo())], ["Redo", ...plain((chain) => chain.redo())]]],
  ]
}

function inside(editor) {
  return ["table", "bulletList", "orderedList"].some((name) => editor.isActive(name))
}

function button(editor, [words, act, isOn]) {
  const dom = document.createElement("button")
  dom.type = "button"
  dom.className = "moothall-tool"
  dom.textContent = words
  dom.tabIndex = -1
  dom.addEventListener("mousedown", (event) => event.preventDefault())
  dom.addEventListener("click", act)
  return { dom, refresh: () => isOn && dom.setAttribute("aria-pressed", String(Boolean(isOn()))) }
}

// One stop for the Tab key; left and right, home and end go from tool to tool.
function rove(box, all) {
  all[0].dom.tabIndex = 0
  box.addEventListener("keydown", (event) => {
    const shown = all.map((one) => one.dom).filter((dom) => !dom.parentElement.hidden)
    const at = shown.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    const next = shown[(to + shown.length) % shown.length]
    for (const dom of shown) dom.tabIndex = dom === next ? 0 : -1
    next.focus()
  })
}
