"""How mail, addresses and limits follow from the environment."""

from __future__ import annotations

import json

import pytest

NAMES = ["EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL", "DEFAULT_FROM_EMAIL"]


@pytest.fixture
def settings_of(run_python):
    """These settings as they are with these variables in the environment."""

    def read(*names, **variables):
        values = ", ".join(f"{name!r}: getattr(settings, {name!r}, None)" for name in names)
        code = f"import json; from django.conf import settings; print(json.dumps({{{values}}}))"
        done = run_python("-c", code, DJANGO_SETTINGS_MODULE="compliance.settings", **variables)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return read


def test_without_a_server_mail_goes_to_the_console_and_no_address_must_be_confirmed(settings_of):
    names = ["EMAIL_BACKEND", "ACCOUNT_EMAIL_VERIFICATION", "MFA_ALLOW_UNVERIFIED_EMAIL"]
    assert settings_of(*names) == {
        "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend",
        "ACCOUNT_EMAIL_VERIFICATION": "optional",
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    }


def test_with_a_server_mail_goes_there_and_addresses_must_be_confirmed(settings_of):
    names = [*NAMES, "ACCOUNT_EMAIL_VERIFICATION", "MFA_ALLOW_UNVERIFIED_EMAIL"]
    read = settings_of(
        *names, LANDFALL_SMTP_HOST="mail.example.com", LANDFALL_MAIL_FROM="Landfall <hello@example.com>"
    )
    assert read == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example.com",
        "EMAIL_PORT": 587,
        "EMAIL_USE_TLS": True,
        "EMAIL_USE_SSL": False,
        "DEFAULT_FROM_EMAIL": "Landfall <hello@example.com>",
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "MFA_ALLOW_UNVERIFIED_EMAIL": False,
    }


@pytest.mark.parametrize(
    ("security", "starttls", "tls"), [("starttls", True, False), ("tls", False, True), ("none", False, False)]
)
def test_the_way_to_the_server_is_secured_as_said(settings_of, security, starttls, tls):
    read = settings_of("EMAIL_USE_TLS", "EMAIL_USE_SSL", LANDFALL_SMTP_SECURITY=security)
    assert read == {"EMAIL_USE_TLS": starttls, "EMAIL_USE_SSL": tls}


def test_the_password_for_the_server_may_lie_in_a_file(settings_of, tmp_path):
    file = tmp_path / "password"
    file.write_text("a secret of the server\n")
    read = settings_of("EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", LANDFALL_SMTP_USER="landfall@example.com",
                       LANDFALL_SMTP_PASSWORD_FILE=str(file))  # fmt: skip
    assert read == {
        "EMAIL_HOST_USER": "landfall@example.com",
        "EMAIL_HOST_PASSWORD": "a secret of the server",
    }


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        (
            "LANDFALL_SMTP_HOST",
            "smtp://mail",
            "has 'smtp://mail'; expected a host name or an address, without a port.",
        ),
        ("LANDFALL_SMTP_PORT", "smtp", "is 'smtp'; expected a whole number, 1 or more."),
        ("LANDFALL_SMTP_SECURITY", "ssl", "has 'ssl'; expected one of starttls, tls, none."),
        (
            "LANDFALL_MAIL_FROM",
            "Landfall",
            "has 'Landfall'; expected an address such as Landfall <landfall@example.com>.",
        ),
        ("LANDFALL_SAMPLE", "maybe", "is 'maybe'; expected 1 or 0 (also true/false, yes/no, on/off)."),
    ],
)
def test_a_wrong_value_stops_the_start(run_python, variable, value, told):
    done = run_python("manage.py", "check", **{variable: value})
    assert (done.returncode, done.stderr) == (1, f"Landfall does not start: {variable} {told}\n")


@pytest.mark.parametrize(
    ("variables", "offered"),
    [({}, False), ({"LANDFALL_SAMPLE": "1"}, True), ({"LANDFALL_DEBUG": "1"}, True),
     ({"LANDFALL_DEBUG": "1", "LANDFALL_SAMPLE": "0"}, False)],
)  # fmt: skip
def test_the_sample_company_is_offered_in_development_and_where_switched_on(settings_of, variables, offered):
    secret = {"LANDFALL_SECRET_KEY": "as-random-as-a-test-can-be-" * 3}
    assert settings_of("SAMPLE_COMPANY", **secret, **variables) == {"SAMPLE_COMPANY": offered}


@pytest.mark.parametrize(("variables", "proxies"), [({}, None), ({"LANDFALL_BEHIND_PROXY": "1"}, 1)])
def test_behind_a_proxy_limits_count_the_visitor_and_not_the_proxy(settings_of, variables, proxies):
    assert settings_of("ALLAUTH_TRUSTED_PROXY_COUNT", **variables) == {"ALLAUTH_TRUSTED_PROXY_COUNT": proxies}
