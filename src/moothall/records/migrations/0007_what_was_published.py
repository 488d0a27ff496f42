from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_agendas_typesetting"),
    ]

    operations = [
        migrations.AddField(
            model_name="draftitem",
            name="published_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="draftpaper",
            name="withdrawn",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="publication",
            name="gone_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="publishedfile",
            name="changes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="publishedfile",
            name="gone_at",
            field=models.DateTimeField(null=True),
        ),
    ]
