"""The addresses of accounts and of signing in, and the act that each is for.

Of the sign-in libraries only what is needed is mounted: there is no registration, and no change of address.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as identities
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, path, re_path

from moothall.rules.permits import Act
from moothall.web.desk.accounts import audit_trail, own, views

SIGNING_IN: list[URLPattern] = [
    path("sign-in", account.login, name="sign-in"),
    path("sign-in", account.login, name="account_login"),
    path("sign-in/second-factor", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed", account.account_inactive, name="account_inactive"),
    path("sign-in/with/<slug:provider_id>", openid.login, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/answer", openid.callback, name="openid_connect_callback"),
    path("sign-in/cancelled", identities.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/forgotten", account.password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-in/password", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sign-out", account.logout, name="sign-out"),
    path("sign-out", account.logout, name="account_logout"),
]
OWN: list[URLPattern] = [
    path("account", own.show, name="account"),
    path("account/sessions/end", own.end_others, name="account-end-sessions"),
    path("account/sessions/<int:session>/end", own.end_session, name="account-end-session"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/password/first", account.password_set, name="account_set_password"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/second-factor", factors.index, name="mfa_index"),
    path("account/second-factor/app", app.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/codes/file", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/passkeys", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/add", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/passkeys/<int:pk>/name", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
MANAGING: list[URLPattern] = [
    path("desk/accounts", views.index, name="desk-accounts"),
    path("desk/accounts/new", views.make, name="desk-account-new"),
    path("desk/accounts/<int:account_id>", views.show, name="desk-account"),
    path("desk/accounts/<int:account_id>/roles", views.set_roles, name="desk-account-roles"),
    path("desk/accounts/<int:account_id>/link", views.show_link, name="desk-account-link"),
    path("desk/accounts/<int:account_id>/invitation", views.send_link, name="desk-account-invitation"),
    path("desk/accounts/<int:account_id>/do/<slug:what>", views.act, name="desk-account-act"),
]
TRAIL: list[URLPattern] = [path("desk/audit", audit_trail.show, name="desk-audit")]

PATTERNS: list[URLPattern] = [*SIGNING_IN, *OWN, *MANAGING, *TRAIL]
POLICY: dict[str, Act] = {
    str(pattern.name): act
    for patterns, act in (
        (SIGNING_IN, Act.sign_in),
        (OWN, Act.keep_account),
        (MANAGING, Act.manage_accounts),
        (TRAIL, Act.see_audit),
    )
    for pattern in patterns
}
