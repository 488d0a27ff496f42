"""Reports as Word files: real headings, Word's own numbering, tables, notes, and each block's key as a bookmark."""
