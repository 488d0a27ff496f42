"""The workspace of officers and members. Its addresses are written with the site's converters, so these come first."""

from moothall.web.components import converters

__all__ = ["converters"]
