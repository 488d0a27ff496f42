"""Indicators, budget monitoring and statistics, as printed."""

from django.db import models

from moothall.records.models.recognised import Form, Kept, Projected, Recognised


class Indicator(Recognised):
    """A performance or activity indicator, recognised across dashboards. `ref` is the latest published."""

    ref = models.TextField(default="")
    kind = models.CharField(max_length=10, default="kpi")


class IndicatorForm(Form):
    """A wording of an indicator; `within` is its reference, `part` its kind."""

    subject = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="forms")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["printed", "within", "part"], name="indicator_form_once")]


class IndicatorRow(Projected):
    """A row of a detail table. `fields` are the fact's own, as printed; `places` say where each was printed.

    A place is [field, physical page, printed label, passage].
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="rows")
    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="indicator_rows")
    fields = models.JSONField(default=dict)
    places = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.indicator_id} at {self.meeting_id}"


class SummaryRow(Projected):
    """A row of the one-page summary of ratings."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="summary_rows")
    group = models.TextField(default="")
    ref = models.TextField(default="")
    wording = models.TextField(default="")
    latest_rag = models.TextField(default="")
    ytd_rag = models.TextField(default="")

    def __str__(self) -> str:
        return self.wording


class BudgetLine(Projected):
    """A heading of a budget monitoring table."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="budget_lines")
    heading = models.TextField()
    fields = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.heading


class Statistics(Kept):
    """A table of statistics by area or period."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="statistics")
    title = models.TextField(default="")
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)

    class Meta(Kept.Meta):
        verbose_name_plural = "statistics"
