"""One index for the one way in which records are read: a person's, from one on, in the order of storing."""

from django.db import migrations, models

_FORMER = ("store_entry_kind", "store_entry_topic", "store_entry_day", "store_entry_session")


class Migration(migrations.Migration):
    """The new index, and the former ones taken away."""

    dependencies = [("store", "0002_append_only")]

    operations = [
        *(migrations.RemoveIndex(model_name="entry", name=name) for name in _FORMER),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["clinic", "person", "id"], name="store_entry_order")
        ),
    ]
