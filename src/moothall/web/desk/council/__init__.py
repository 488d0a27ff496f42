"""Bodies, members, groups, posts and portfolios."""
