// A dialog that asks for a few things. Gives the values, or null when it was left; `check` gives what is wrong, if anything.

let counted = 0

export function ask(title, fields, button, check = () => "") {
  const name = `dialog-${++counted}`
  const dialog = document.createElement("dialog")
  dialog.className = "moothall-dialog"
  dialog.setAttribute("aria-labelledby", name)
  const form = document.createElement("form")
  form.noValidate = true
  const heading = Object.assign(document.createElement("h2"), { className: "govuk-heading-m", id: name, textContent: title })
  const trouble = Object.assign(document.createElement("p"), { className: "govuk-error-message", id: `${name}-trouble` })
  trouble.setAttribute("role", "alert")
  const buttons = document.createElement("div")
  buttons.className = "govuk-button-group"
  const go = Object.assign(document.createElement("button"), { className: "govuk-button", type: "submit", textContent: button })
  const leave = Object.assign(document.createElement("button"), { className: "govuk-button govuk-button--secondary", type: "button", textContent: "Cancel" })
  buttons.append(go, leave)
  form.append(heading, trouble, ...fields.map((field, at) => group(field, `${name}-${at}`)), buttons)
  dialog.append(form)
  document.body.append(dialog)
  return new Promise((resolve) => {
    let said = null
    leave.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(said)
    })
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      const values = Object.fromEntries(fields.map((field) => [field.name, value(form, field)]))
      const missing = fields.find((field) => field.required && !values[field.name])
      go.disabled = true
      trouble.textContent = missing ? `Fill in: ${missing.label}` : await check(values)
      go.disabled = false
      if (trouble.textContent) return form.elements.namedItem((missing || fields[0]).name).focus()
      said = values
      dialog.close()
    })
    dialog.showModal()
  })
}

function value(form, field) {
  const control = form.elements.namedItem(field.name)
  return field.file ? control.files[0] : control.value.trim()
}

function group(field, id) {
  const box = document.createElement("div")
  box.className = "govuk-form-group"
  const label = Object.assign(document.createElement("label"), { className: "govuk-label", htmlFor: id, textContent: field.label })
  const control = document.createElement(field.long ? "textarea" : "input")
  control.className = field.long ? "govuk-textarea" : field.file ? "govuk-file-upload" : "govuk-input"
  if (field.file) Object.assign(control, { type: "file", accept: "image/png,image/jpeg" })
  Object.assign(control, { id, name: field.name })
  if (!field.file) control.value = field.value || ""
  box.append(label)
  if (field.hint) {
    box.append(Object.assign(document.createElement("div"), { className: "govuk-hint", id: `${id}-hint`, textContent: field.hint }))
    control.setAttribute("aria-describedby", `${id}-hint`)
  }
  box.append(control)
  return box
}
