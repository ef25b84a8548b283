"""What all tests share: their own home folder, counts, the system's Chromium, reference data, PostgreSQL."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

# No test may touch the records of the person at whose machine it runs. Django reads its settings from here too.
HOME = tempfile.mkdtemp(prefix="unhunch-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["UNHUNCH_HOME"] = HOME
# The workers read the settings at the same moment; the key has to be there before.
Path(HOME, "secret-key").write_text("only-for-tests-" * 4, encoding="ascii")
os.environ["UNHUNCH_NO_BROWSER"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "unhunch.web.settings"
# Playwright runs an event loop in the tests' thread; Django must not mistake the tests for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

pytest_plugins = [
    "tests.plumbing.browser",
    "tests.plumbing.counts",
    "tests.plumbing.data",
    "tests.plumbing.fake_camera",
    "tests.plumbing.homes",
    "tests.plumbing.postgres",
]

settings.register_profile("house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "house")
