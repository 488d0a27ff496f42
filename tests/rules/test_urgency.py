"""Who may agree to urgency when notice is impracticable (SI 2012/2089 regs 5(6) and 11)."""

from itertools import product

import pytest

from moothall.rules.urgency import Holder, Office, Offices, agreement, who_may_agree

ABLE, UNABLE, VACANT = Holder.able, Holder.unable, Holder.vacant
SCRUTINY, COUNCIL, VICE = Office.scrutiny_chairman, Office.council_chairman, Office.vice_chairman


@pytest.mark.parametrize(
    ("scrutiny", "council", "vice", "who"),
    [
        (ABLE, ABLE, ABLE, SCRUTINY),
        (ABLE, VACANT, VACANT, SCRUTINY),
        (UNABLE, ABLE, ABLE, COUNCIL),  # the scrutiny chairman is ill
        (VACANT, ABLE, ABLE, COUNCIL),
        (VACANT, UNABLE, ABLE, None),  # there is a chairman of the council, who cannot act
        (UNABLE, VACANT, ABLE, None),
        (UNABLE, UNABLE, ABLE, None),
        (VACANT, VACANT, ABLE, VICE),
        (VACANT, VACANT, UNABLE, None),
        (VACANT, VACANT, VACANT, None),
    ],
)
def test_the_one_who_may_agree(scrutiny: Holder, council: Holder, vice: Holder, who: Office | None) -> None:
    offices = Offices(scrutiny_chairman=scrutiny, council_chairman=council, vice_chairman=vice)
    assert who_may_agree(offices) is who


def test_never_do_two_offices_have_the_say() -> None:
    for scrutiny, council, vice in product(Holder, repeat=3):
        offices = Offices(scrutiny_chairman=scrutiny, council_chairman=council, vice_chairman=vice)
        allowed = [office for office in Office if agreement(office, offices, True).allowed]
        assert allowed == [office for office in [who_may_agree(offices)] if office]


def test_the_council_s_chairman_may_agree_when_the_scrutiny_chairman_is_ill() -> None:
    found = agreement(COUNCIL, Offices(scrutiny_chairman=UNABLE), urgent_and_cannot_be_deferred=True)
    assert found.allowed
    assert "notice of the reasons" in found.remarks[0].text


def test_the_vice_chairman_may_not_while_there_is_a_chairman_of_the_council() -> None:
    found = agreement(VICE, Offices(scrutiny_chairman=UNABLE), urgent_and_cannot_be_deferred=True)
    assert not found.allowed
    assert str(COUNCIL) in found.reasons[0].text


def test_nobody_may_agree_when_a_chairman_exists_but_cannot_act() -> None:
    found = agreement(VICE, Offices(scrutiny_chairman=VACANT, council_chairman=UNABLE), True)
    assert "nobody" in found.reasons[0].text


def test_the_agreement_must_be_that_it_cannot_be_deferred() -> None:
    found = agreement(SCRUTINY, Offices(), urgent_and_cannot_be_deferred=False)
    assert not found.allowed
    assert "cannot reasonably be deferred" in found.reasons[0].text
