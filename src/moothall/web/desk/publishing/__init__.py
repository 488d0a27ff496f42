"""Publishing, supplements, corrections and what is taken down."""
