"""Typesets a whole agenda pack as one tagged PDF: `compose` for one, `compose_all` for many in worker processes."""

from moothall.documents.composer.composition import Composition, Job, compose, compose_all
from moothall.documents.composer.press import CompositionError, Press

__all__ = ["Composition", "CompositionError", "Job", "Press", "compose", "compose_all"]
