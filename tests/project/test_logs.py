"""Logs: enough to mend a fault by, nothing of what was being read."""

import io
import logging
import logging.config

import pytest
from django.conf import settings

from moothall.project.logs import DiscreetFormatter

WORDS = "the valuation of the depot"


def logged(logger: logging.Logger) -> str:
    """What stands in the log after something failed while it held restricted words."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(DiscreetFormatter("{levelname}: {message}", style="{"))
    logger.addHandler(handler)
    try:
        raise ValueError(WORDS)
    except ValueError:
        logger.exception("could not render %s", "k3m9x2ab")
    finally:
        logger.removeHandler(handler)
    return stream.getvalue()


def test_an_exception_is_logged_by_its_kind_and_place() -> None:
    text = logged(logging.getLogger("moothall.tests"))
    assert text.startswith("ERROR: could not render k3m9x2ab\n")
    assert "test_logs.py:" in text
    assert text.endswith("  ValueError\n")


def test_the_words_of_an_exception_stay_out_of_the_log() -> None:
    assert WORDS not in logged(logging.getLogger("moothall.tests"))


def test_an_ordinary_formatter_would_have_leaked_them() -> None:
    with pytest.raises(ValueError, match=WORDS) as raised:
        raise ValueError(WORDS)
    told = (raised.type, raised.value, raised.tb)
    assert WORDS in logging.Formatter().formatException(told)
    assert WORDS not in DiscreetFormatter().formatException(told)


def test_every_handler_of_the_site_is_discreet() -> None:
    formatters = settings.LOGGING["formatters"]
    for handler in settings.LOGGING["handlers"].values():
        assert formatters[handler["formatter"]]["()"] == "moothall.project.logs.DiscreetFormatter"
