"""Binds the papers of an agenda as one tagged PDF, in a public and a restricted version with the same page labels."""

from moothall.documents.assembly.binding import Bound, bind
from moothall.documents.assembly.layout import Place
from moothall.documents.assembly.orders import Order, bound
from moothall.documents.assembly.shelf import Folder, Shelf, forget, make_ready
from moothall.documents.assembly.status import AssemblyError, PaperStatus

__all__ = [
    "AssemblyError",
    "Bound",
    "Folder",
    "Order",
    "PaperStatus",
    "Place",
    "Shelf",
    "bind",
    "bound",
    "forget",
    "make_ready",
]
