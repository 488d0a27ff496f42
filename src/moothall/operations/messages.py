"""E-mail: plain words to one address, sent through the server that the settings name, or written to a file."""

from django.conf import settings
from django.core.mail import EmailMessage

from moothall.facts.letters import Letter


def send(letter: Letter) -> None:
    """Send a letter. Raises OSError (of which SMTPException is one) when the server does not take it."""
    headers = {"Auto-Submitted": "auto-generated"}
    if letter.leave:
        # RFC 8058: the reader's mail program may end it with one click.
        headers |= {"List-Unsubscribe": f"<{letter.leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    subject = f"{settings.COUNCIL}: {' '.join(letter.subject.split())}"
    text = f"{letter.text}\n\n{_foot(letter)}"
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [letter.to], headers=headers).send()


def _foot(letter: Letter) -> str:
    words = f"{settings.COUNCIL}, {settings.SITE}"
    return f"{words}\nYou asked for this e-mail. To end it: {letter.leave}" if letter.leave else words
