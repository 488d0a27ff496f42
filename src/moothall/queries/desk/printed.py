"""Printed pages in words, as the desk says them."""


def page_range(first: str, last: str) -> str:
    """`27`, or `27 to 34`."""
    return first if first == last else f"{first} to {last}"


def pages(first: str, last: str) -> str:
    """`page 27`, or `pages 27 to 34`."""
    return f"page {first}" if first == last else f"pages {page_range(first, last)}"
