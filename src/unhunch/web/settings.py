"""Django's settings, built by one function from the environment, so that a test can build its own."""

import contextlib
import os
import re
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from unhunch.service.home import home_folder
from unhunch.store.config import databases
from unhunch.web.log_file import logging_with

WEB = Path(__file__).resolve().parent
SELF = "'self'"
NONE = "'none'"
_KEY = re.compile(rb"[!-~]{32,}")


def secret_key(home: Path) -> str:
    """The key that signs cookies: made once, kept in the home folder, readable by its owner alone."""
    path = home / "secret-key"
    kept = _kept_key(path)
    if kept is not None:
        return kept
    key = secrets.token_urlsafe(48)
    try:
        home.mkdir(parents=True, exist_ok=True)
        return _first_key(path, key)
    except OSError:
        return key  # a folder that can't be written: the page says so, and needs a key to say it


def _kept_key(path: Path) -> str | None:
    """The key that was made before, or None; one that can't be used is taken away, which costs a new link alone."""
    try:
        key = path.read_bytes()
    except OSError:
        return None
    if _KEY.fullmatch(key):
        return key.decode("ascii")
    with contextlib.suppress(OSError):
        path.unlink()
    return None


def _first_key(path: Path, key: str) -> str:
    """The key that stands at `path`: ours, or the one of another process that was first.

    The file appears whole, by a hard link, so that nobody can read it half written.
    """
    draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key)
        path.hardlink_to(draft)
    except FileExistsError:
        return path.read_bytes().decode("ascii", "replace")
    finally:
        draft.unlink()
    return key


def content_policy() -> dict[str, Any]:
    """What a page may load: its own files and nothing else; no inline script, no inline style."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF],
            "font-src": [SELF],
            "connect-src": [SELF],
            "media-src": [SELF],
            "manifest-src": [SELF],
            "form-action": [SELF],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
        }
    }


def build(environment: Mapping[str, str]) -> dict[str, Any]:
    """Every setting by name, from UNHUNCH_HOME, UNHUNCH_PORT, UNHUNCH_DATABASE_URL and UNHUNCH_DEBUG.

    UNHUNCH_PICTURES and UNHUNCH_VENDOR name other folders of pictures and of parts from npm, for tests; UNHUNCH_LOG
    names the file that what goes wrong is written to.
    """
    home = home_folder(environment, sys.platform)
    port = environment.get("UNHUNCH_PORT", "")
    debug = environment.get("UNHUNCH_DEBUG") == "1"
    return {
        "UNHUNCH_HOME": home,
        "UNHUNCH_HOSTS": tuple(f"{name}:{port}" if port else name for name in ("127.0.0.1", "localhost")),
        "UNHUNCH_OPEN_DOOR": False,
        "UNHUNCH_PICTURES": Path(environment.get("UNHUNCH_PICTURES") or WEB.parent / "figures" / "pictures"),
        "UNHUNCH_VENDOR": Path(environment.get("UNHUNCH_VENDOR") or WEB.parents[2] / "var" / "vendor"),
        "SECRET_KEY": secret_key(home),
        "DEBUG": debug,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "ROOT_URLCONF": "unhunch.web.urls",
        "WSGI_APPLICATION": "unhunch.web.wsgi.application",
        "INSTALLED_APPS": [
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "csp",
            "unhunch.store",
            "unhunch.web",
        ],
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": [TEMPLATES],
        "DATABASES": databases(home, environment.get("UNHUNCH_DATABASE_URL")),
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "LANGUAGE_CODE": "en",
        "FORMAT_MODULE_PATH": "unhunch.web.formats",
        "LOCALE_PATHS": [WEB / "locale"],
        "STATIC_ROOT": home / "static",
        "CSRF_COOKIE_NAME": f"unhunch_csrf_{port}",
        "CONTENT_SECURITY_POLICY": content_policy(),
        "LOGGING": logging_with(LOGGING, environment.get("UNHUNCH_LOG")),
        **FILES,
        **GUARDS,
    }


FILES: dict[str, Any] = {
    "STATIC_URL": "/static/",
    "STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.AppDirectoriesFinder"],
    "STORAGES": {"staticfiles": {"BACKEND": "unhunch.web.assets.HashedFiles"}},
    "WHITENOISE_USE_FINDERS": False,
    "WHITENOISE_AUTOREFRESH": False,
}
GUARDS: dict[str, Any] = {
    "MESSAGE_STORAGE": "django.contrib.messages.storage.cookie.CookieStorage",
    "CSRF_FAILURE_VIEW": "unhunch.web.failures.csrf_failure",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "SESSION_COOKIE_SAMESITE": "Strict",
    "X_FRAME_OPTIONS": "DENY",
    "SECURE_CONTENT_TYPE_NOSNIFF": True,
    "SECURE_REFERRER_POLICY": "same-origin",
    "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 50 * 1024 * 1024,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 2000,
}


MIDDLEWARE = [
    "unhunch.web.local.ExactHost",
    "django.middleware.security.SecurityMiddleware",
    "unhunch.web.assets.ServedFiles",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "unhunch.web.local.LocalPerson",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "unhunch.web.failures.PlainFailures",
    "unhunch.web.language.PersonsLanguage",
    "unhunch.web.emergency.EmergencyStands",
]
TEMPLATES: dict[str, Any] = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [WEB / "templates"],
    "APP_DIRS": False,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.template.context_processors.csrf",
            "django.contrib.messages.context_processors.messages",
            "unhunch.web.frame.frame",
        ],
        "builtins": ["django.templatetags.i18n", "django.templatetags.static", "unhunch.web.templatetags.ui"],
    },
}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"err": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["err"], "level": "ERROR", "propagate": False},
        "waitress.queue": {"handlers": ["err"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["err"], "level": "ERROR", "propagate": False},
    },
}

globals().update(build(os.environ))
