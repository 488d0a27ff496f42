// What can be written, as ProseMirror's schema: the blocks of `facts/writing.py` and nothing else.

const BLOCKS = ["heading", "paragraph", "bulletList", "orderedList", "table", "figure"]

export function nodes(kit, { onNote, onFigure }) {
  const { Document, Text, Paragraph, Heading, Bold, Italic, BulletList, ListItem, Table, TableRow, TableHeader, TableCell, History, Gapcursor, Dropcursor } = kit
  return [
    Document.extend({ content: "block+" }),
    Text,
    Paragraph.extend({
      addAttributes: () => ({ plain: attribute("data-plain", true) }),
    }),
    Heading.extend({ content: "text*", marks: "" }).configure({ levels: [2, 3, 4] }),
    Bold,
    Italic,
    link(kit),
    footnote(kit, onNote),
    BulletList,
    letteredList(kit),
    ListItem.extend({ content: "paragraph (bulletList | orderedList)?" }),
    Table.extend({ addAttributes: () => ({ caption: attribute("data-caption", true) }) }).configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: "paragraph+" }),
    TableCell.extend({ content: "paragraph+" }),
    figure(kit, onFigure),
    History,
    Gapcursor,
    Dropcursor,
    keys(kit),
  ]
}

function attribute(name, keepOnSplit) {
  const own = name.replace("data-", "")
  return {
    default: null,
    keepOnSplit,
    parseHTML: (element) => element.getAttribute(name),
    renderHTML: (attributes) => (attributes[own] ? { [name]: attributes[own] } : {}),
  }
}

// The key of a block: kept while it is edited and moved, and by the first half of one that is split.
function keys(kit) {
  return kit.Extension.create({
    name: "keys",
    addGlobalAttributes: () => [{ types: BLOCKS, attributes: { key: attribute("data-key", false) } }],
  })
}

function link(kit) {
  return kit.Mark.create({
    name: "link",
    inclusive: false,
    addAttributes: () => ({ href: { default: null } }),
    parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => /^(https?:|mailto:)/i.test(element.getAttribute("href")) && null }],
    renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  })
}

function letteredList(kit) {
  return kit.Node.create({
    name: "orderedList",
    group: "block list",
    content: "listItem+",
    addAttributes: () => ({
      style: {
        default: "letter",
        parseHTML: (element) => (element.dataset.style === "letter" || element.type === "a" ? "letter" : "number"),
        renderHTML: (attributes) => ({ "data-style": attributes.style }),
      },
      goesOn: {
        default: null,
        parseHTML: (element) => (element.dataset.goesOn === "yes" || element.start > 1 ? "yes" : null),
        renderHTML: (attributes) => (attributes.goesOn ? { "data-goes-on": "yes" } : {}),
      },
    }),
    parseHTML: () => [{ tag: "ol" }],
    renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
  })
}

function footnote(kit, onNote) {
  return kit.Node.create({
    name: "footnote",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () => ({ note: attribute("data-note", true) }),
    parseHTML: () => [{ tag: "sup[data-note]" }],
    renderHTML: ({ HTMLAttributes }) => ["sup", HTMLAttributes],
    addNodeView() {
      return ({ node, getPos, editor }) => {
        const dom = document.createElement("button")
        dom.type = "button"
        dom.className = "moothall-footnote"
        dom.textContent = "footnote"
        dom.title = node.attrs.note
        dom.setAttribute("aria-label", `Change the footnote: ${node.attrs.note}`)
        dom.addEventListener("click", () => onNote(editor, getPos(), node.attrs.note))
        return { dom, ignoreMutation: () => true }
      }
    },
  })
}

function figure(kit, onFigure) {
  return kit.Node.create({
    name: "figure",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      file: attribute("data-file", true),
      alternative: { default: "", parseHTML: (element) => element.dataset.alternative || "", renderHTML: (a) => ({ "data-alternative": a.alternative }) },
      caption: { default: "", parseHTML: (element) => element.dataset.caption || "", renderHTML: (a) => ({ "data-caption": a.caption }) },
      src: { default: null, parseHTML: (element) => element.querySelector("img")?.getAttribute("src"), renderHTML: () => ({}) },
    }),
    parseHTML: () => [{ tag: "figure[data-file]" }],
    renderHTML: ({ node, HTMLAttributes }) => ["figure", HTMLAttributes, ["img", { src: node.attrs.src, alt: node.attrs.alternative }]],
    addNodeView() {
      return ({ node, getPos, editor }) => {
        const dom = document.createElement("figure")
        const image = Object.assign(document.createElement("img"), { src: node.attrs.src, alt: node.attrs.alternative })
        const caption = Object.assign(document.createElement("figcaption"), { textContent: node.attrs.caption })
        const change = Object.assign(document.createElement("button"), { type: "button", textContent: "Change the words of this picture", className: "moothall-tool" })
        change.addEventListener("click", () => onFigure(editor, getPos(), editor.state.doc.nodeAt(getPos())))
        dom.append(image, caption, change)
        return { dom, ignoreMutation: () => true }
      }
    },
  })
}
