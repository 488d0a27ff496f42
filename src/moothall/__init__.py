"""Moothall: the committee business of an English council."""

__version__ = "0.1.0"
