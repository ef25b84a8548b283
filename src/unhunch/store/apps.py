"""The store as a Django app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The app that holds the records' table."""

    name = "unhunch.store"
    label = "store"
    verbose_name = "unhunch records"
    default_auto_field = "django.db.models.BigAutoField"
