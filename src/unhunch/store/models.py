"""The one table of records, and the mark that opens the only way to delete from it.

All kinds share a table, because their order among each other is part of what happened. What records are
chosen by has a column of its own; the value itself is JSON, in the form of the export.
"""

from typing import ClassVar

from django.db import models

from unhunch.store.storable import NAME_LENGTH, PERSON_LENGTH


class Entry(models.Model):
    """One record: never updated, and deleted only while an `Erasure` of its person stands (triggers see to it)."""

    clinic = models.CharField(max_length=PERSON_LENGTH)
    person = models.CharField(max_length=PERSON_LENGTH)
    key = models.CharField(max_length=NAME_LENGTH)
    kind = models.CharField(max_length=40)
    topic = models.CharField(max_length=NAME_LENGTH, default="")
    at = models.DateTimeField()
    day = models.DateField(null=True)
    session = models.CharField(max_length=NAME_LENGTH, default="")
    exercise = models.CharField(max_length=NAME_LENGTH, default="")
    payload = models.JSONField()

    class Meta:
        """Its keys: one of a kind for each person; its index: a person's rows from one on, in the order of storing."""

        app_label = "store"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clinic", "person", "key"], name="store_entry_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["clinic", "person", "id"], name="store_entry_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Erasure(models.Model):
    """The mark that a person's records are being deleted; it lives inside that one transaction."""

    clinic = models.CharField(max_length=PERSON_LENGTH)
    person = models.CharField(max_length=PERSON_LENGTH)

    class Meta:
        """Its table beside the records."""

        app_label = "store"

    def __str__(self) -> str:
        return "an erasure under way"
