"""Settings of Landfall, all read from the environment; docs/settings.md lists the variables.

Without any variable this is a production installation on an embedded SQLite database. `make run` sets
LANDFALL_DEBUG=1, the development mode: any host name, plain HTTP, a secret of its own kept under var/.
"""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from compliance.env import env_bool, env_database, env_int, env_list, env_secret, env_str, kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# --- What runs ----------------------------------------------------------------------------------------------

DEBUG = env_bool("LANDFALL_DEBUG", default=False)

# Left empty in production, Django refuses to sign anything and compliance.wsgi refuses to serve; commands
# that need no secret (migrate, load_law, assess) still run.
SECRET_KEY = env_secret("LANDFALL_SECRET_KEY", at_least=50)
if DEBUG and not SECRET_KEY:
    SECRET_KEY = kept_secret(VAR_DIR / "secret-key")

ALLOWED_HOSTS = env_list(
    "LANDFALL_ALLOWED_HOSTS",
    pattern=r"\.?[\w-]+(\.[\w-]+)*|\[[0-9a-fA-F:]+\]",
    expected="host names or addresses separated by commas, without https://, port or *",
)
if DEBUG and not ALLOWED_HOSTS:
    ALLOWED_HOSTS = ["*"]

MISSING_FOR_SERVING = [
    variable
    for variable, value in (("LANDFALL_SECRET_KEY", SECRET_KEY), ("LANDFALL_ALLOWED_HOSTS", ALLOWED_HOSTS))
    if not value
]

INSTALLED_APPS = [
    "compliance.accounts",
    "regions",
    "compliance.products",
    "compliance.assessments",
    "compliance.reports",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # development serves static files the way production does
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",  # first: redirects, errors and static files carry the policy too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a view is closed unless it is marked open
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "compliance.urls"
WSGI_APPLICATION = "compliance.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Where it keeps things ----------------------------------------------------------------------------------

DATABASES = {"default": env_database("DATABASE_URL", default=VAR_DIR / "landfall.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# --- Who may come in ----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "/"
ADMIN_PATH = env_str(
    "LANDFALL_ADMIN_PATH",
    default="admin",
    pattern=r"[\w-]+(/[\w-]+)*",
    expected="a path such as admin or office/admin, without slashes around it",
)

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- How it defends itself ----------------------------------------------------------------------------------

# One switch for an installation without HTTPS: redirect, secure cookies and HSTS go together.
HTTPS = env_bool("LANDFALL_HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env_int("LANDFALL_HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Believed only where the operator says that a proxy in front sets it: anybody can send this header.
if env_bool("LANDFALL_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Browsers take a cookie named __Host-… only from this very host, over HTTPS, for every path.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env_list(
    "LANDFALL_CSRF_TRUSTED_ORIGINS",
    pattern=r"https?://[^/\s]+",
    expected="addresses such as https://landfall.example.com, separated by commas",
)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its ticks and arrows from data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}

# --- Words and days -----------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- What it tells the operator -----------------------------------------------------------------------------

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_LEVEL = env_str(
    "LANDFALL_LOG_LEVEL",
    default="INFO",
    pattern="|".join(LOG_LEVELS),
    expected=f"one of {', '.join(LOG_LEVELS)}",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Django's own handlers mail the admins and speak only in development; ours, above, hears everything.
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL},
        # They tell each step of a rendering; only what goes wrong matters to an operator.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
