"""Who may preside at a meeting."""

from django.contrib.auth.models import User

from moothall.records.council_as_facts import seated
from moothall.records.models import Account, ScheduledMeeting


def may_preside(user: User, scheduled: ScheduledMeeting) -> bool:
    """Whether someone sits on the day on the body that meets, or on the one as which it sits.

    The meeting may choose any of those to preside in the place of a chairman who is absent, and nobody else (Local
    Government Act 1972 Sch 12 para 5, for the council itself).
    """
    account = Account.objects.filter(user=user).first()
    bodies = [body for body in (scheduled.body, scheduled.sits_as) if body]
    members = {one.member.pk for body in bodies for one in seated(body, scheduled.date)}
    return account is not None and account.member_id in members
