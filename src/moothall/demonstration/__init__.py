"""A demonstration council: invented people, two municipal years of meetings, and the packs they would have had."""
