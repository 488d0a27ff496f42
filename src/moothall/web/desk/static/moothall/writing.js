// The editor of a report's text: ProseMirror (through django-prose-editor) with exactly what a report can say.
// What it gives is HTML that the server reads into facts; the keys of blocks go through it in attributes.

import { nodes } from "./writing-nodes.js"
import { fromElsewhere } from "./writing-paste.js"
import { ask } from "./writing-dialogs.js"
import { toolbar } from "./writing-tools.js"

const form = document.querySelector("form[data-editor]")
if (form) open(form)

async function open(form) {
  const kit = await import(form.dataset.editor)
  const place = document.createElement("div")
  place.className = "moothall-editor"
  const plain = form.querySelector("[data-plain]")
  const field = form.elements.namedItem("html")
  const status = Object.assign(document.createElement("p"), { className: "govuk-body-s" })
  status.setAttribute("role", "status")
  const editor = new kit.Editor({
    element: place,
    extensions: nodes(kit, { onNote: (view, at, note) => changeNote(view, at, note), onFigure: (view, at, node) => changeFigure(view, at, node) }),
    content: field.value || form.querySelector("template[data-html]").innerHTML,
    editorProps: {
      transformPastedHTML: (html) => fromElsewhere(html, (left) => { status.textContent = `Pictures that were not pasted: ${left}. Put them in with the tool “Picture”.` }),
      attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": "writing-heading", "aria-describedby": "writing-keys", spellcheck: "true", lang: "en-GB" },
    },
    onUpdate() {
      field.value = editor.getHTML()
      field.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  field.value = editor.getHTML()
  form.elements.namedItem("written").value = "html"
  const hint = document.createElement("p")
  hint.className = "govuk-hint"
  hint.id = "writing-keys"
  hint.textContent = "Numbers follow by themselves. Press Escape to go from the text to the tools; the arrow keys go from tool to tool."
  const tools = toolbar(kit, editor, { link: () => changeLink(editor), note: () => addNote(editor), picture: () => addPicture(editor, form), caption: () => changeCaption(editor) })
  plain.before(hint, tools, place, status)
  plain.remove()
  document.querySelector("[data-plain-picture]")?.remove()
  form.addEventListener("moothall:restored", (event) => editor.commands.setContent(event.detail.html, { emitUpdate: true }))
  form.dataset.ready = "yes"
  form.dispatchEvent(new Event("moothall:ready"))
  if (location.hash) place.querySelector(`[data-key="${CSS.escape(location.hash.slice(1))}"]`)?.scrollIntoView()
}

async function changeLink(editor) {
  const before = editor.getAttributes("link").href || ""
  const said = await ask("Link", [{ name: "href", label: "Address", hint: "Begins with https:// or mailto:. Left empty, there is no link.", value: before }], "Set the link", (values) => (!values.href || /^(https?:\/\/|mailto:)\S+$/i.test(values.href) ? "" : "The address begins with https:// or mailto:"))
  if (!said) return editor.commands.focus()
  const chain = editor.chain().focus().extendMarkRange("link")
  if (said.href) chain.setMark("link", { href: said.href }).run()
  else chain.unsetMark("link").run()
}

async function addNote(editor) {
  const said = await ask("Footnote", [{ name: "note", label: "Words of the note", long: true, required: true }], "Put the footnote here")
  if (said) editor.chain().focus().insertContent({ type: "footnote", attrs: { note: said.note } }).run()
  else editor.commands.focus()
}

async function changeNote(editor, at, note) {
  const said = await ask("Footnote", [{ name: "note", label: "Words of the note", hint: "Left empty, the note is taken out.", long: true, value: note }], "Change the footnote")
  if (!said) return editor.commands.focus()
  if (said.note) editor.chain().focus().command(({ tr }) => Boolean(tr.setNodeMarkup(at, null, { note: said.note }))).run()
  else editor.chain().focus().deleteRange({ from: at, to: at + 1 }).run()
}

const ALTERNATIVE = { name: "alternative", label: "What it shows", hint: "For those who cannot see it: say what a reader is to learn from it.", required: true }
const CAPTION = { name: "caption", label: "Caption (optional)" }

async function addPicture(editor, form) {
  let made = null
  const said = await ask("Picture", [{ name: "picture", label: "Picture", hint: "PNG or JPEG, at most 10 megabytes", file: true, required: true }, ALTERNATIVE, CAPTION], "Put the picture here", async (values) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(values)) data.append(name, value)
    data.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value)
    try {
      const answer = await fetch(form.dataset.pictures, { method: "POST", body: data, headers: { Accept: "application/json" } })
      made = await answer.json()
      return made.trouble || ""
    } catch {
      return "The picture could not be sent. Try again."
    }
  })
  if (said && made) editor.chain().focus().insertContent({ type: "figure", attrs: { file: made.file, src: made.address, alternative: said.alternative, caption: said.caption } }).run()
  else editor.commands.focus()
}

async function changeFigure(editor, at, node) {
  const said = await ask("Picture", [{ ...ALTERNATIVE, value: node.attrs.alternative }, { ...CAPTION, value: node.attrs.caption }], "Change the words")
  if (said) editor.chain().focus().command(({ tr }) => Boolean(tr.setNodeMarkup(at, null, { ...node.attrs, ...said }))).run()
  else editor.commands.focus()
}

async function changeCaption(editor) {
  const said = await ask("Table", [{ name: "caption", label: "Caption", hint: "Says what the table shows.", value: editor.getAttributes("table").caption || "" }], "Set the caption")
  if (said) editor.chain().focus().updateAttributes("table", { caption: said.caption }).run()
  else editor.commands.focus()
}
