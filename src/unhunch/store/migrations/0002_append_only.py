"""The triggers that keep the records append-only."""

from django.db import migrations

from unhunch.store.guards import drop_guards, set_guards


class Migration(migrations.Migration):
    """The guards, set and taken away again."""

    dependencies = [("store", "0001_initial")]

    operations = [migrations.RunPython(set_guards, drop_guards)]
