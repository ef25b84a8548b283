"""Which tests run without coverage: watched, those that throw thousands of inputs at the code take three times as long.

What they run is also run by the tests that say, case by case, what it does.
"""

import pytest

PLACES = ("property", "browser", "test_api.py", "test_web_fuzz.py", "test_web_forms.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of those places with pytest-cov's own marker, as single long ones mark themselves."""
    for item in items:
        if any(place in item.path.parts for place in PLACES):
            item.add_marker(pytest.mark.no_cover)
