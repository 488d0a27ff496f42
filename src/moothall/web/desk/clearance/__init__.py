"""Advice on reports, and signing them."""
