from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0011_contract_terms"),
    ]

    operations = [
        migrations.RemoveField(model_name="draftpaper", name="withdrawn"),
        migrations.AddField(
            model_name="draftpaper",
            name="released_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="publishedfile",
            name="papers",
            field=models.JSONField(default=list),
        ),
    ]
