"""Django's forms as the GOV.UK Design System lays them out: `{% load forms %}`.

`components/form.html` renders a whole form and `components/field.html` one field; these are the tags they use.
"""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.MultipleHiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file-upload"),
)
"""Kinds of widgets by class, the narrower class first; what is in none is an input."""
GROUPED = ("radios", "checkboxes")


@register.filter
def kind(field: BoundField) -> str:
    """What the field is laid out as: `input`, `textarea`, `select`, `radios`, `checkboxes`, `checkbox` and so on."""
    return next((name for widget, name in KINDS if isinstance(field.field.widget, widget)), "input")


@register.filter
def target(field: BoundField) -> str:
    """The id that a link of the error summary goes to: of the control, or of the first one of a group."""
    return f"{field.auto_id}_0" if kind(field) in GROUPED else field.auto_id


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of the hint and of the error, as far as there are such."""
    hint = f"{field.auto_id}_hint" if field.help_text else ""
    error = f"{field.auto_id}_error" if field.errors else ""
    return " ".join(filter(None, (hint, error)))


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether the label should say that the field may stay empty."""
    return not (field.field.required or kind(field) == "checkbox" or "optional" in str(field.label).lower())


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control itself, with its classes, and told apart and explained for those who do not see it."""
    name = kind(field)
    attributes: dict[str, Any] = {"class": _classes(field, name)}
    if described_by(field):
        attributes["aria-describedby"] = described_by(field)
    if field.errors:
        attributes["aria-invalid"] = "true"
    field.field.widget.attrs.pop("placeholder", None)  # libraries set some; the label says it, and stays
    return field.as_widget(attrs=attributes)


@register.simple_tag
def problems(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What is wrong with a form, for the error summary: pairs of words and the id of the field."""
    if not form.is_bound:
        return []
    general = [(str(words), "") for words in form.non_field_errors()]
    return general + [(str(words), target(field)) for field in form for words in field.errors]


def _classes(field: BoundField, name: str) -> str:
    own = str(field.field.widget.attrs.get("class", ""))
    short = " govuk-input--width-10" if _is_short(field.field.widget) and not own else ""
    wrong = f" govuk-{name}--error" if field.errors else ""
    if name == "checkbox":
        return "govuk-checkboxes__input"
    return f"govuk-{name}{short}{wrong} {own}".strip()


def _is_short(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.DateInput | forms.TimeInput | forms.NumberInput)
