"""Papers for members."""
