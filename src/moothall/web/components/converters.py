"""What stands in addresses: opaque ids, with words after them that are decoration. Registered by being imported."""

from django.urls import register_converter


class Opaque:
    """An opaque id with the words after it, which are left out."""

    regex = "[0-9a-z]{8}(?:-[0-9a-z-]*)?"

    def to_python(self, value: str) -> str:
        """The id alone."""
        return value.partition("-")[0]

    def to_url(self, value: str) -> str:
        """The id, with words or without."""
        return value


register_converter(Opaque, "opaque")
