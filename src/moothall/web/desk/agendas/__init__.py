"""Agendas as they are built."""
