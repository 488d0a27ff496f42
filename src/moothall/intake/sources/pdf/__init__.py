"""Packs as PDF: words and their places by pdfium, lines, tables and paragraphs from those."""

from moothall.intake.sources.pdf.reader import read_pdf

__all__ = ["read_pdf"]
