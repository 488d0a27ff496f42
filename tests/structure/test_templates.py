"""Templates: what a page cannot show by looking at it."""

import re
from pathlib import Path

import pytest

from structure.tree import SOURCE

TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*.html"))
TITLE = re.compile(r"{% block title %}(.*?){% endblock", re.DOTALL)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_title_of_a_page_is_plain_words(template: Path) -> None:
    titles = TITLE.findall(template.read_text(encoding="utf-8"))
    assert not [title for title in titles if "<" in re.sub(r"{%.*?%}", "", title)]
