"""The forms of accounts, declared as data."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.http import HttpRequest, HttpResponse

from moothall.rules.permits import GRANTED, Role
from moothall.web.desk.accounts.adapters import end_later

ROLES = [(role.value, role.value.capitalize()) for role in Role if role in GRANTED]


class SignInForm(LoginForm):  # type: ignore[misc]  # the library comes without types
    """A name and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["login"]
        name.label = "User name or e-mail address"
        name.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}

    def add_prefix(self, field_name: str) -> str:
        """The name in the page: browsers and password stores know `username`."""
        return "username" if field_name == "login" else field_name

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; the session ends at a fixed time, not only with the browser."""
        answer: HttpResponse = super().login(request, redirect_url)
        if request.user.is_authenticated:
            end_later(request)
        return answer


class AccountForm(forms.Form):
    """Who an account is for."""

    first_name = forms.CharField(label="First name", max_length=150)
    last_name = forms.CharField(label="Last name", max_length=150)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="You answer for it: it lets in who has it, by a new password or by the council's OpenID Connect.",
    )
    person = forms.ChoiceField(
        label="Member or officer", required=False, help_text="Whose papers, reports and clearances the account sees."
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above; for the type alone
        field.choices = [("", "Neither"), *people]

    def as_person(self) -> dict[str, Any]:
        """What the operations want to know."""
        said = self.cleaned_data
        full_name = (said["first_name"], said["last_name"])
        return {"full_name": full_name, "email": said["email"], "person": said["person"]}


class RolesForm(forms.Form):
    """The roles of an account."""

    roles = forms.MultipleChoiceField(label="Roles", required=False, choices=ROLES, widget=forms.CheckboxSelectMultiple)


class NewAccountForm(RolesForm, AccountForm):
    """A new account."""

    name = forms.CharField(
        label="User name", max_length=150, help_text="To sign in with, such as nerys.pollard. It cannot be changed."
    )
    field_order = ("name", "first_name", "last_name", "email", "person", "roles")

    def as_account(self) -> dict[str, Any]:
        """What the operations want to know."""
        roles = frozenset(map(Role, self.cleaned_data["roles"]))
        return {"name": self.cleaned_data["name"], "roles": roles, **self.as_person()}
