"""What a person typed into a field of a form."""

from django.http import QueryDict


def typed_text(post: QueryDict, name: str, longest: int) -> str:
    """The text without what no keyboard types (a NUL would fit into no store), and no longer than that."""
    kept = "".join(sign for sign in post.get(name, "") if sign.isprintable() or sign in "\n\t")
    return kept.strip()[:longest]
