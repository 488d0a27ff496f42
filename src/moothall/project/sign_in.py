"""Settings of the libraries by which people sign in: passwords, second factors, passkeys and OpenID Connect."""

from typing import Any

from moothall.project import environment

APPS = (
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
)
PROVIDER = "council"
"""The provider's name in addresses."""

_ACCOUNTS: dict[str, Any] = {
    "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
    "ACCOUNT_ADAPTER": "moothall.web.desk.accounts.adapters.AccountAdapter",
    "ACCOUNT_FORMS": {"login": "moothall.web.desk.accounts.forms.SignInForm"},
    "ACCOUNT_LOGIN_METHODS": {"username", "email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "username*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_RATE_LIMITS": {"login_failed": "10/m/ip,5/300s/key", "reset_password": "20/m/ip,3/m/key"},
    "MFA_ADAPTER": "moothall.web.desk.accounts.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "SOCIALACCOUNT_ADAPTER": "moothall.web.desk.accounts.adapters.IdentityAdapter",
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
}


def settings() -> dict[str, Any]:
    """What the libraries read. There is no registration: accounts are made by an administrator."""
    return _ACCOUNTS | {
        "MFA_TOTP_ISSUER": environment.COUNCIL.value(),
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not environment.HTTPS.value(),
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1 if environment.PROXY.value() else 0,
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [_provider()] if environment.OIDC.value() else []}},
    }


def _provider() -> dict[str, Any]:
    return {
        "provider_id": PROVIDER,
        "name": environment.OIDC_NAME.value(),
        "client_id": environment.OIDC_CLIENT.value(),
        "secret": environment.OIDC_SECRET.value(),
        "settings": {
            "server_url": environment.OIDC.value(),
            "oauth_pkce_enabled": True,
            "verified_email": list(environment.OIDC_DOMAINS.value()),
        },
    }
