"""Copies of restricted files for one reader: the whole, or the pages of one paper, with the reader's name on each."""

from moothall.documents.readers_copy.copying import LIMITS, CopyOrder, copied

__all__ = ["LIMITS", "CopyOrder", "copied"]
