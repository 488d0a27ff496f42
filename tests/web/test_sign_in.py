"""Signing in: password, second factor, sessions that end, forgotten passwords, and attempts that slow down."""

import datetime as dt
import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse
from people_of_the_desk import PASSWORD, nerys, someone

from larkshire import MOMENT
from moothall.operations.accounts import describe, disable
from moothall.records.models import AuditRow
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
NEW = "paper-boats-under-bridges"


def sign_in(name: str = "nerys.pollard", password: str = PASSWORD, client: Client | None = None) -> Client:
    client = client or Client()
    client.post("/sign-in", {"username": name, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


def code(secret: str) -> str:
    """The code that an app would show now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up_app(client: Client) -> str:
    """Set up an app with codes; its secret."""
    page = client.get("/account/second-factor/app").content.decode()
    secret = re.findall(r"Key: <code>(\w+)</code>", page)[0]
    assert client.post("/account/second-factor/app", {"code": code(secret)})["Location"].endswith("/codes")
    return secret


def letter_link() -> str:
    """The path of the link in the last letter."""
    return re.findall(r"http://testserver(/\S+)", str(mail.outbox[-1].body))[0]


def choose_password(client: Client, link: str) -> None:
    form = client.get(link)["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})


def test_a_name_or_an_address_and_the_password_sign_in_and_the_trail_knows() -> None:
    clerk = nerys()
    describe(user=clerk, full_name=("Nerys", "Pollard"), email="n@larkshire.example", person="", by=None, at=MOMENT)
    assert is_in(sign_in())
    assert is_in(sign_in("n@larkshire.example"))
    assert not is_in(sign_in(password="guess"))
    assert AuditRow.objects.filter(line__contains='"signed in"').count() == 2


def test_there_is_no_registration(client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/sign-up").status_code == 404


class TestSecondFactor:
    def test_who_needs_one_sets_it_up_before_anything_else(self, settings: Any) -> None:
        settings.SECOND_FACTOR = frozenset({Role.clerk})
        nerys()
        client = sign_in()
        assert client.get("/desk/archive")["Location"] == "/account/second-factor"
        assert client.post("/desk/upload")["Location"] == "/account/second-factor"
        assert "Your role needs a second factor" in client.get("/account/second-factor").content.decode()
        set_up_app(client)
        assert client.get("/desk/archive").status_code == 200

    def test_who_has_one_is_asked_for_it_and_each_recovery_code_counts_once(self) -> None:
        nerys()
        first = sign_in()
        secret = set_up_app(first)
        page = first.get("/account/second-factor/codes").content.decode()
        recovery = re.findall(r"<li><code>([\d\s-]+)</code>", page)[0]
        for said, let_in in (("000000", False), (recovery, True), (recovery, False)):
            client = sign_in()
            assert not is_in(client)
            client.post("/sign-in/second-factor", {"code": said})
            assert is_in(client) is let_in
        assert len(secret) >= 32

    def test_a_role_that_needs_none_goes_on(self, settings: Any) -> None:
        settings.SECOND_FACTOR = frozenset({Role.monitoring_officer})
        nerys()
        assert sign_in().get("/desk/archive").status_code == 200

    def test_the_last_passkey_page_needs_no_script_to_be_read(self) -> None:
        nerys()
        client = sign_in()
        assert "A passkey needs JavaScript" in client.get("/account/passkeys/add").content.decode()


class TestSlowingDown:
    def test_after_five_wrong_passwords_even_the_right_one_waits(self) -> None:
        nerys()
        for _ in range(5):
            sign_in(password="guess")
        text = Client().post("/sign-in", {"username": "nerys.pollard", "password": PASSWORD}).content.decode()
        assert "Too many attempts have failed" in text

    def test_attempts_are_counted_in_the_database_where_every_process_sees_them(self) -> None:
        nerys()
        sign_in(password="guess")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM moothall_cache WHERE cache_key LIKE '%login_failed%'")
            assert cursor.fetchone()[0] > 0

    def test_codes_are_slowed_down_as_well(self) -> None:
        nerys()
        secret = set_up_app(sign_in())
        client = sign_in()
        for _ in range(5):
            client.post("/sign-in/second-factor", {"code": "000000"})
        client.post("/sign-in/second-factor", {"code": code(secret)})
        assert not is_in(client)


class TestSessions:
    def test_a_session_ends_at_a_fixed_time_however_much_it_is_used(self, settings: Any) -> None:
        nerys()
        client = sign_in()
        before = client.session.get_expiry_date()
        session = SessionStore(client.session.session_key)
        session["used"] = True
        session.save()
        assert SessionStore(client.session.session_key).get_expiry_date() == before
        session["_session_expiry"] = (before - dt.timedelta(days=1)).isoformat()
        session.save()
        assert client.get("/account")["Location"] == "/sign-in?next=/account"

    def test_sessions_are_listed_and_one_is_ended_from_another(self) -> None:
        nerys()
        here, there = sign_in(), sign_in()
        page = here.get("/account").content.decode()
        ends = re.findall(r'action="(/account/sessions/\d+/end)"', page)
        assert len(ends) == 1
        here.post(ends[0])
        assert (is_in(here), is_in(there)) == (True, False)

    def test_nobody_ends_the_session_of_another(self) -> None:
        nerys()
        osman = someone(Role.author)
        theirs = sign_in(osman.username)
        mine = sign_in()
        number = re.findall(
            r'action="/account/sessions/(\d+)/end"', sign_in(osman.username).get("/account").content.decode()
        )[0]
        mine.post(f"/account/sessions/{number}/end")
        assert is_in(theirs)

    def test_all_others_are_ended_at_once(self) -> None:
        nerys()
        here, *others = sign_in(), sign_in(), sign_in()
        here.post("/account/sessions/end")
        assert [is_in(one) for one in (here, *others)] == [True, False, False]

    def test_a_new_password_ends_the_others(self) -> None:
        nerys()
        here, there = sign_in(), sign_in()
        here.post("/account/password", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
        assert (is_in(here), is_in(there)) == (True, False)
        assert is_in(sign_in(password=NEW))

    def test_a_closed_account_is_out_at_once_and_cannot_come_back(self) -> None:
        clerk = nerys()
        client = sign_in()
        disable(user=clerk, by=None, at=MOMENT)
        assert not is_in(client)
        assert (
            client.post("/sign-in", {"username": "nerys.pollard", "password": PASSWORD})["Location"]
            == "/sign-in/closed"
        )


class TestForgotten:
    def test_a_link_comes_by_e_mail_and_counts_once(self) -> None:
        clerk = nerys()
        describe(user=clerk, full_name=("", ""), email="n@larkshire.example", person="", by=None, at=MOMENT)
        client = Client()
        assert (
            client.post("/sign-in/forgotten", {"email": "N@larkshire.example"})["Location"] == "/sign-in/forgotten/sent"
        )
        assert mail.outbox[0].to == ["n@larkshire.example"]
        link = letter_link()
        choose_password(client, link)
        assert is_in(sign_in(password=NEW))
        assert "no longer holds" in Client().get(link).content.decode()

    def test_an_unknown_address_gets_the_same_answer_and_no_letter(self) -> None:
        answer = Client().post("/sign-in/forgotten", {"email": "nobody@larkshire.example"})
        assert answer["Location"] == "/sign-in/forgotten/sent"
        assert mail.outbox == []

    def test_a_weak_password_is_refused_in_words(self) -> None:
        clerk = nerys()
        describe(user=clerk, full_name=("", ""), email="n@larkshire.example", person="", by=None, at=MOMENT)
        client = Client()
        client.post("/sign-in/forgotten", {"email": "n@larkshire.example"})
        form = client.get(letter_link())["Location"]
        text = client.post(form, {"password1": "short", "password2": "short"}).content.decode()
        assert "too short" in text
        assert "<title>Error: Choose a password" in text
        assert not User.objects.get(pk=clerk.pk).check_password("short")
