"""What a file carries that no one sees and that must not go out: text under boxes, comments, properties."""
