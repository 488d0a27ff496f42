from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_council_periods"),
    ]

    operations = [
        migrations.CreateModel(
            name="Typesetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=64, unique=True)),
                ("file", models.CharField(max_length=64)),
                ("pages", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
