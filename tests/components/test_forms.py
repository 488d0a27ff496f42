"""Forms as readers of the screen, and those who do not see it, meet them."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html as lxml_html

from components.rendering import Element, parsed


class Everything(forms.Form):
    """A form with a field of each kind."""

    title = forms.CharField(label="Title", help_text="As on the agenda", error_messages={"required": "Enter a title"})
    why = forms.CharField(label="Why", widget=forms.Textarea, required=False)
    body = forms.ChoiceField(label="Body", choices=[("a", "Roads"), ("b", "Schools")])
    kind = forms.ChoiceField(label="Kind", choices=[("x", "Key"), ("y", "Other")], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Days", choices=[("1", "Monday"), ("2", "Tuesday")], widget=forms.CheckboxSelectMultiple
    )
    exempt = forms.BooleanField(label="Exempt", required=False, help_text="Not for the public")
    on = forms.DateField(label="On", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    file = forms.FileField(label="File", required=False)
    key = forms.CharField(widget=forms.HiddenInput, initial="k1")


GOOD = {"title": "Roads", "body": "b", "kind": "y", "days": ["2"], "exempt": "on", "on": "2026-03-12", "key": "k1"}


def shown(form: forms.Form, **more: Any) -> Element:
    return parsed(("components/form.html", {"form": form, **more}))


def named(page: Element, name: str) -> list[Element]:
    return page.xpath(f"//*[@name='{name}']")


def test_every_control_has_its_label() -> None:
    page = shown(Everything())
    for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert page.xpath(f"//label[@for='{control.get('id')}']"), lxml_html.tostring(control)


def test_groups_have_a_legend() -> None:
    assert [legend.text_content().strip() for legend in shown(Everything()).xpath("//legend")] == ["Kind", "Days"]


def test_what_was_entered_is_shown_again() -> None:
    page = shown(Everything(GOOD))
    assert named(page, "title")[0].get("value") == "Roads"
    assert named(page, "on")[0].get("value") == "2026-03-12"
    assert page.xpath("//option[@selected]")[0].text == "Schools"
    assert [box.get("value") for box in page.xpath("//input[@checked]")] == ["y", "2", None]


def test_each_error_is_by_its_field_and_linked_from_the_summary() -> None:
    page = shown(Everything({"key": "k1"}))
    links = page.xpath("//div[contains(@class,'govuk-error-summary')]//a")
    assert "Enter a title" in [link.text for link in links]
    for link in links:
        assert page.xpath(f"//*[@id='{link.get('href')[1:]}']"), link.get("href")
    title = named(page, "title")[0]
    assert title.get("aria-invalid") == "true"
    assert title.get("aria-describedby") == "id_title_hint id_title_error"
    assert "Enter a title" in page.xpath("//p[@id='id_title_error']")[0].text_content()


def test_every_id_is_there_once() -> None:
    for form in (Everything(), Everything({})):
        ids = shown(form).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_a_field_that_may_stay_empty_says_so() -> None:
    page = shown(Everything())
    assert page.xpath("//label[@for='id_why']")[0].text_content() == "Why (optional)"
    assert page.xpath("//label[@for='id_exempt']")[0].text_content() == "Exempt"


def test_an_error_of_the_whole_form_is_in_the_summary() -> None:
    form = Everything(GOOD, files={"file": SimpleUploadedFile("a.txt", b"a")})
    form.add_error(None, "The two rooms are one")
    assert "The two rooms are one" in shown(form).xpath("//div[@role='alert']")[0].text_content()


def test_files_are_sent_whole_and_the_button_says_what_it_does() -> None:
    page = shown(Everything(), button="Put it on", cancel="/desk")
    assert page.xpath("//form")[0].get("enctype") == "multipart/form-data"
    assert page.xpath("//button")[0].text == "Put it on"
    assert page.xpath("//a[@href='/desk']")[0].text == "Cancel"
