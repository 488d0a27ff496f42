"""The public site's pages: stored when a pack is released, served with one query."""

import pytest
from django.test import Client
from released import released

from moothall.records.models import StoredPage

pytestmark = pytest.mark.django_db


def test_every_stored_page_is_served_with_its_parts_in_the_shell(client: Client) -> None:
    released()
    keys = list(StoredPage.objects.values_list("key", flat=True))
    assert len(keys) > 30
    for key in keys:
        answer = client.get("/" if key == "home" else f"/{key}")
        assert answer.status_code == 200, key
        assert answer.content.count(b"<main") == 1, key
