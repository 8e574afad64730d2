"""Settings of the tests: development mode, so that pages come over plain HTTP, and quick password hashes."""

from __future__ import annotations

import os

os.environ["LANDFALL_DEBUG"] = "1"
os.environ["LANDFALL_SECRET_KEY"] = "only-for-tests-" * 4

from compliance.settings import *  # noqa: F403
from compliance.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # The same character set and order everywhere, however the server was set up.
    DATABASES["default"]["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}

# Static files straight from where they lie; nothing is collected for a test.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
