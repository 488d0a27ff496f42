"""Every address of the site. `access.py` says for each name who may go there."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
