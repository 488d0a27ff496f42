"""Checks on an agenda: facts in, findings out."""
