"""Typesets packs, and the papers that stand in them, as tagged PDF: whole ones in `composition`, the others by kind."""
