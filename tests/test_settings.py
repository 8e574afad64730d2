from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

ROOT = Path(__file__).parent.parent
SECRET = "as-random-as-a-test-can-be-" * 3
PRODUCTION = {"LANDFALL_SECRET_KEY": SECRET, "LANDFALL_ALLOWED_HOSTS": "landfall.example.com"}

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}


@login_not_required
def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def is_not_marked_open(request: HttpRequest) -> HttpResponse:
    return HttpResponse("what only people who signed in may see")


urlpatterns = [
    path("fails/", fails),
    path("closed/", is_not_marked_open),
    path("", include("compliance.urls")),
]


@pytest.fixture
def settings_of(run_python):
    """These settings as they are with these variables in the environment."""

    def read(*names, **variables):
        values = ", ".join(f"{name!r}: settings.{name}" for name in names)
        code = f"import json; from django.conf import settings; print(json.dumps({{{values}}}))"
        done = run_python("-c", code, DJANGO_SETTINGS_MODULE="compliance.settings", **variables)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return read


# Production


def test_production_passes_djangos_deployment_check_without_a_warning(run_python):
    done = run_python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.stdout, done.stderr) == ("System check identified no issues (0 silenced).\n", "")
    assert done.returncode == 0


def test_without_any_variable_debug_is_off_and_nothing_is_open(settings_of):
    read = settings_of("DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")
    assert read == {
        "DEBUG": False,
        "ALLOWED_HOSTS": [],
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
    }


def test_cookies_of_production_are_bound_to_the_host(settings_of):
    read = settings_of("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", **PRODUCTION)
    assert read == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "LANGUAGE_COOKIE_NAME": "__Host-language",
    }


def test_an_installation_without_https_gives_up_all_that_needs_it_together(settings_of):
    read = settings_of(
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        **PRODUCTION,
        LANDFALL_HTTPS="0",
    )
    assert read == {
        "SECURE_SSL_REDIRECT": False,
        "SECURE_HSTS_SECONDS": 0,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "SESSION_COOKIE_NAME": "session",
    }


@pytest.mark.parametrize(("variables", "header"), [({}, None), ({"LANDFALL_BEHIND_PROXY": "1"}, "https")])
def test_the_header_of_a_proxy_is_believed_only_when_the_operator_says_so(settings_of, variables, header):
    read = settings_of("SECURE_PROXY_SSL_HEADER", **PRODUCTION, **variables)["SECURE_PROXY_SSL_HEADER"]
    assert read == (header and ["HTTP_X_FORWARDED_PROTO", header])


def test_production_serves_when_it_has_what_it_needs(run_python):
    done = run_python("-W", "ignore:No directory at", "-c", "import compliance.wsgi", **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({}, "LANDFALL_SECRET_KEY and LANDFALL_ALLOWED_HOSTS"),
        ({"LANDFALL_ALLOWED_HOSTS": "landfall.example.com"}, "LANDFALL_SECRET_KEY"),
        ({"LANDFALL_SECRET_KEY": SECRET}, "LANDFALL_ALLOWED_HOSTS"),
    ],
    ids=["nothing set", "no secret", "no hosts"],
)
def test_production_refuses_to_serve_without_and_names_the_variable(run_python, variables, named):
    done = run_python("-c", "import compliance.wsgi", **variables)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].removeprefix("django.core.exceptions.ImproperlyConfigured: ") == (
        f"{named} must be set to serve Landfall; expected a secret of at least 50 random characters (or "
        "LANDFALL_SECRET_KEY_FILE) and the host names of this site. To try Landfall on your own machine, use "
        "`make run`."
    )


def test_commands_that_serve_nothing_need_no_secret(run_python):
    done = run_python("manage.py", "check")
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n")


HOSTS_EXPECTED = "host names or addresses separated by commas, without https://, port or *"


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("LANDFALL_DEBUG", "perhaps", "is 'perhaps'; expected 1 or 0 (also true/false, yes/no, on/off)."),
        ("LANDFALL_HTTPS", "https", "is 'https'; expected 1 or 0 (also true/false, yes/no, on/off)."),
        ("LANDFALL_BEHIND_PROXY", "nginx", "is 'nginx'; expected 1 or 0 (also true/false, yes/no, on/off)."),
        ("LANDFALL_SECRET_KEY", "change-me", "is too weak; expected at least 50 random characters."),
        ("LANDFALL_ALLOWED_HOSTS", "*", f"has '*'; expected {HOSTS_EXPECTED}."),
        (
            "LANDFALL_ALLOWED_HOSTS",
            "https://a.example",
            f"has 'https://a.example'; expected {HOSTS_EXPECTED}.",
        ),
        ("LANDFALL_ALLOWED_HOSTS", "a.example:8000", f"has 'a.example:8000'; expected {HOSTS_EXPECTED}."),
        (
            "LANDFALL_CSRF_TRUSTED_ORIGINS",
            "a.example",
            "has 'a.example'; expected addresses such as https://landfall.example.com, separated by commas.",
        ),
        (
            "LANDFALL_ADMIN_PATH",
            "/admin/",
            "has '/admin/'; expected a path such as admin or office/admin, without slashes around it.",
        ),
        ("LANDFALL_HSTS_SECONDS", "a year", "is 'a year'; expected a whole number, 0 or more."),
        ("LANDFALL_LOG_LEVEL", "loud", "has 'loud'; expected one of DEBUG, INFO, WARNING, ERROR."),
        (
            "DATABASE_URL",
            "oracle://db/landfall",
            (
                "has the scheme 'oracle'; expected postgres://user:password@host:5432/name "
                "or sqlite:////absolute/path.sqlite3."
            ),
        ),
    ],
)
def test_a_wrong_value_stops_the_start_with_its_name_and_what_was_expected(run_python, variable, value, told):
    done = run_python("manage.py", "check", **(PRODUCTION | {variable: value}))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Landfall does not start: {variable} {told}\n"


@pytest.mark.parametrize(
    "hosts",
    ["landfall.example.com", ".example.com", "localhost", "10.0.0.5", "[::1]", "a.example, b.example"],
)
def test_hosts_may_be_names_addresses_and_whole_domains(settings_of, hosts):
    read = settings_of("ALLOWED_HOSTS", LANDFALL_ALLOWED_HOSTS=hosts)
    assert read == {"ALLOWED_HOSTS": hosts.split(", ")}


def test_every_variable_is_documented():
    read = set(
        re.findall(r'"((?:LANDFALL|DATABASE)_[A-Z_]+)"', (ROOT / "compliance" / "settings.py").read_text())
    )
    told = set(re.findall(r"^\| `(\w+)`", (ROOT / "docs" / "settings.md").read_text(), flags=re.MULTILINE))
    assert told == read


# Development


def test_development_answers_to_any_name_over_plain_http(settings_of):
    read = settings_of(
        "DEBUG",
        "ALLOWED_HOSTS",
        "HTTPS",
        "SESSION_COOKIE_NAME",
        LANDFALL_DEBUG="1",
        LANDFALL_SECRET_KEY=SECRET,
    )
    assert read == {"DEBUG": True, "ALLOWED_HOSTS": ["*"], "HTTPS": False, "SESSION_COOKIE_NAME": "session"}


# Static files


def test_every_static_file_can_be_collected_the_way_production_does(settings, tmp_path):
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": storage}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert {"landfall/landfall.css", "landfall/favicon.svg"} <= manifest.keys()


# The policy and the closed door


@pytest.fixture
def browser(settings):
    settings.ROOT_URLCONF = "tests.test_settings"
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def a_page(browser):
    return browser.get("/account/login/")


def a_redirect(browser):
    return browser.get("/admin/")


def a_page_that_is_not_there(browser):
    return browser.get("/no/such/page/")


def a_form_without_its_token(browser):
    return browser.post("/language/", {"language": "en"})


def a_page_that_fails(browser):
    return browser.get("/fails/")


def a_host_that_is_not_ours(browser):
    return browser.get("/account/login/", headers={"host": "evil.example"})


def a_static_file(browser):
    return browser.get("/static/landfall/favicon.svg")


KINDS = [
    (a_page, 200),
    (a_redirect, 302),
    (a_page_that_is_not_there, 404),
    (a_form_without_its_token, 403),
    (a_page_that_fails, 500),
    (a_host_that_is_not_ours, 400),
    (a_static_file, 200),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "status"), KINDS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_kind_of_answer_carries_the_whole_policy(browser, settings, kind, status):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = kind(browser)
    list(answer)  # a static file is closed when it is read to its end
    assert answer.status_code == status
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY


def test_the_redirect_to_https_carries_the_policy_too(settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/admin/")
    assert (answer.status_code, answer.url) == (301, "https://testserver/admin/")
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY


def test_a_view_that_is_not_marked_open_asks_to_sign_in(browser):
    answer = browser.get("/closed/")
    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/closed/")
