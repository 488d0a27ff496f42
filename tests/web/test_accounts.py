"""Accounts on the desk: made, described, given roles, closed; and the audit trail that keeps it."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from people_of_the_desk import client_of, nerys, someone
from pytest_django import DjangoAssertNumQueries

from larkshire import MOMENT
from moothall.operations import audit
from moothall.operations.accounts import AccountError, disable, grant, revoke
from moothall.operations.permission import NotPermittedError
from moothall.records.models import AuditRow, RoleGrant
from moothall.records.roles import roles_of
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
IDA = {"name": "ida.finch", "first_name": "Ida", "last_name": "Finch", "roles": [Role.author.value]}


@pytest.fixture
def administrator() -> Client:
    return client_of(Role.administrator)


def ida() -> User:
    return User.objects.get(username="ida.finch")


def test_an_account_with_an_address_is_made_and_invited_by_e_mail(administrator: Client) -> None:
    page = administrator.post("/desk/accounts/new", {**IDA, "email": "Ida@larkshire.example"}, follow=True)
    assert "A link to choose a password has been sent." in page.content.decode()
    assert mail.outbox[0].to == ["ida@larkshire.example"]
    assert "Your user name is ida.finch" in str(mail.outbox[0].body)
    assert roles_of(ida()) == {Role.author}
    assert not ida().has_usable_password()


def test_an_account_without_an_address_has_a_link_that_is_shown_once(administrator: Client, client: Client) -> None:
    administrator.post("/desk/accounts/new", IDA)
    page = administrator.post(f"/desk/accounts/{ida().pk}/link").content.decode()
    link = re.findall(r"<code>http://testserver(/\S+)</code>", page)[0]
    assert link not in administrator.get(f"/desk/accounts/{ida().pk}").content.decode()
    form = client.get(link)["Location"]
    client.post(form, {"password1": "quiet-herons-at-dusk", "password2": "quiet-herons-at-dusk"})
    assert ida().check_password("quiet-herons-at-dusk")
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "Nerys.Pollard"}, "There is an account Nerys.Pollard already."),
        ({"name": "ida finch"}, "valid username"),
        ({"email": "taken@larkshire.example"}, "Another account has this e-mail address."),
        ({"email": "no address"}, "valid email address"),
        ({"roles": ["emperor"]}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_an_account_is_refused_in_words(
    administrator: Client, said: dict[str, object], words: str
) -> None:
    nerys()
    User.objects.filter(username="nerys.pollard").update(email="taken@larkshire.example")
    text = administrator.post("/desk/accounts/new", {**IDA, **said}).content.decode()
    assert words in text
    assert "<title>Error: " in text
    assert not User.objects.filter(username="ida.finch").exists()


def test_roles_are_given_and_taken_and_each_is_an_act(administrator: Client) -> None:
    administrator.post("/desk/accounts/new", IDA)
    address = f"/desk/accounts/{ida().pk}/roles"
    administrator.post(address, {"roles": [Role.clerk.value, Role.director.value]})
    assert roles_of(ida()) == {Role.clerk, Role.director}
    acts = "".join(AuditRow.objects.values_list("line", flat=True))
    assert "made clerk" in acts
    assert "no longer report author" in acts
    assert "Ida" not in acts
    assert list(audit.broken_links()) == []


def test_an_account_is_closed_and_opened_again(administrator: Client) -> None:
    clerk = client_of(Role.clerk)
    user = User.objects.get(username="nerys.pollard")
    administrator.post(f"/desk/accounts/{user.pk}/do/close")
    assert clerk.get("/desk/archive")["Location"].startswith("/sign-in?next=")
    assert "Closed" in administrator.get("/desk/accounts").content.decode()
    administrator.post(f"/desk/accounts/{user.pk}/do/open")
    assert User.objects.get(pk=user.pk).is_active


def test_there_is_always_an_administrator(administrator: Client) -> None:
    last = User.objects.get(username="administrator")
    page = administrator.post(f"/desk/accounts/{last.pk}/do/close", follow=True).content.decode()
    assert "This is the only administrator" in page
    with pytest.raises(AccountError):
        revoke(user=last, role=Role.administrator, by=None, at=MOMENT)
    grant(user=nerys(), role=Role.administrator, by=None, at=MOMENT)
    revoke(user=last, role=Role.administrator, by=None, at=MOMENT)
    assert RoleGrant.objects.filter(role=Role.administrator).count() == 1


def test_nobody_else_gives_roles() -> None:
    clerk = nerys()
    with pytest.raises(NotPermittedError):
        grant(user=clerk, role=Role.administrator, by=clerk, at=MOMENT)
    with pytest.raises(NotPermittedError):
        disable(user=clerk, by=clerk, at=MOMENT)


def test_the_list_is_searched_paged_and_takes_few_queries(
    administrator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    User.objects.bulk_create(User(username=f"person{number:03}") for number in range(60))
    with django_assert_max_num_queries(12):
        text = administrator.get("/desk/accounts").content.decode()
    assert "person010" in text
    assert "person059" not in text
    assert "person059" in administrator.get("/desk/accounts?page=2").content.decode()
    assert "person010" not in administrator.get("/desk/accounts?q=person02").content.decode()


def test_the_audit_trail_is_read_by_overseers_with_names_that_can_be_erased(administrator: Client) -> None:
    administrator.post("/desk/accounts/new", IDA)
    text = client_of(Role.monitoring_officer).get("/desk/audit").content.decode()
    assert "Account described" in text
    assert "ida.finch" in text
    audit.who(ida()).__class__.objects.filter(user=ida()).update(name="")
    assert "someone whose name was erased" in administrator.get("/desk/audit?q=account").content.decode()
    assert client_of(Role.author).get("/desk/audit").status_code == 403


def test_clerks_of_the_old_group_are_given_the_role() -> None:
    from importlib import import_module
    from types import SimpleNamespace

    from django.apps import apps
    from django.db import connection

    someone(Role.author)
    before = User.objects.create_user("of.old")
    Group.objects.create(name="clerk").user_set.add(before)
    migration = import_module("moothall.records.migrations.0005_accounts")
    migration.give_roles(apps, SimpleNamespace(connection=connection))
    assert roles_of(before) == {Role.clerk}
