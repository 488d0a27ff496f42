"""Work that is done soon: errands are claimed, and letters written and sent."""
