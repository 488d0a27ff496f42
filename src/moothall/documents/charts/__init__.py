"""Charts as small SVG pictures, the same for the web and for print.

Values go in, a string comes out. Every picture carries its title and a sentence that says what it shows; a
rating is told by shape, colour and word. Text and lines take the colour of the text around them, so that they
print. A value that is None, or no finite number, is a gap.
"""

from moothall.documents.charts.drawing import COLOURS, Show, Values, plain
from moothall.documents.charts.lines import line
from moothall.documents.charts.small import bar, bullet, rag_bar, sparkline

__all__ = ["COLOURS", "Show", "Values", "bar", "bullet", "line", "plain", "rag_bar", "sparkline"]
