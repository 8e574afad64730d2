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
    "allauth",
    "allauth.account",
    "allauth.mfa",
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
    "compliance.accounts.middleware.language_of_person",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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

# In the database, so that limits on sign-in count the attempts of all processes together.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
# Uploaded evidence: outside everything that is served, handed out only by a view that asks who wants it.
MEDIA_ROOT = VAR_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# --- Who may come in ----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/products/"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
# "Try the sample company" without an account.
SAMPLE_COMPANY = env_bool("LANDFALL_SAMPLE", default=DEBUG)
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
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Its mail -----------------------------------------------------------------------------------------------

# Without a server for mail, messages go to the console: the operator reads them there.
EMAIL_HOST = env_str(
    "LANDFALL_SMTP_HOST",
    default="",
    pattern=r"[\w.:-]*",
    expected="a host name or an address, without a port",
)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env_int("LANDFALL_SMTP_PORT", default=587, at_least=1)
EMAIL_HOST_USER = env_str("LANDFALL_SMTP_USER", default="", pattern=".*", expected="a user name")
EMAIL_HOST_PASSWORD = env_secret("LANDFALL_SMTP_PASSWORD")
SMTP_SECURITY = env_str(
    "LANDFALL_SMTP_SECURITY",
    default="starttls",
    pattern="starttls|tls|none",
    expected="one of starttls, tls, none",
)
EMAIL_USE_TLS = SMTP_SECURITY == "starttls"
EMAIL_USE_SSL = SMTP_SECURITY == "tls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env_str(
    "LANDFALL_MAIL_FROM",
    default="Landfall <landfall@localhost>",
    pattern=r"[^<>@]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+",
    expected="an address such as Landfall <landfall@example.com>",
)

# --- Signing up and in (django-allauth) ---------------------------------------------------------------------

ACCOUNT_ADAPTER = "compliance.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_CHANGE_EMAIL = True  # a person has one address; a new one counts once it is confirmed
# An address can only be confirmed where mail leaves the house. Where it must be, signing up with an address
# that has an account looks like any other signing up.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if EMAIL_HOST else "optional"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # here; every other browser is signed out
ACCOUNT_RATE_LIMITS = {"invite": "30/h/user", "try_sample": "10/m/ip", "upload": "30/h/user"}
ACCOUNT_FORMS = {
    "login": "compliance.accounts.forms.SignInForm",
    "signup": "compliance.accounts.forms.SignUpForm",
    "add_email": "compliance.accounts.forms.ChangeMailForm",
    "change_password": "compliance.accounts.forms.ChangePasswordForm",
    "set_password": "compliance.accounts.forms.SetPasswordForm",
    "reset_password": "compliance.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "compliance.accounts.forms.NewPasswordForm",
    "reauthenticate": "compliance.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "compliance.accounts.adapter.CodeAdapter"
MFA_FORMS = {
    "authenticate": "compliance.accounts.forms.CodeForm",
    "reauthenticate": "compliance.accounts.forms.CodeAgainForm",
    "activate_totp": "compliance.accounts.forms.ActivateCodesForm",
}
MFA_TOTP_ISSUER = "Landfall"
MFA_TOTP_TOLERANCE = 1  # clocks of phones run ahead or behind
MFA_ALLOW_UNVERIFIED_EMAIL = not EMAIL_HOST

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
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the last address in X-Forwarded-For is whom the limits count
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
