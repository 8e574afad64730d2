"""The door of the web server: `gunicorn compliance.wsgi`."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings")

if settings.MISSING_FOR_SERVING:
    raise ImproperlyConfigured(
        f"{' and '.join(settings.MISSING_FOR_SERVING)} must be set to serve Landfall; expected a secret of "
        "at least 50 random characters (or LANDFALL_SECRET_KEY_FILE) and the host names of this site. "
        "To try Landfall on your own machine, use `make run`."
    )

application = get_wsgi_application()
