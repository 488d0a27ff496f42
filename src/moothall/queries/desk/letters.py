"""Letters to officers and members about their own work; restricted titles do not go by e-mail."""

from collections.abc import Iterator, Mapping

from moothall.facts.letters import Letter


def letters_of(payload: Mapping[str, str]) -> Iterator[Letter]:
    """The letters that an errand about the desk asks for."""
    yield from ()
