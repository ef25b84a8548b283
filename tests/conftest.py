"""What all tests share: counts, the system's Chromium, the reference data, a private PostgreSQL."""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.plumbing.browser", "tests.plumbing.counts", "tests.plumbing.data", "tests.plumbing.postgres"]

settings.register_profile("house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "house")
