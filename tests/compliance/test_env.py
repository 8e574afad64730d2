from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from compliance.env import (
    SQLITE_OPTIONS,
    env_bool,
    env_database,
    env_int,
    env_list,
    env_secret,
    env_str,
    kept_secret,
)

SECRET = "correct-horse-battery-staple"


@pytest.fixture
def given(monkeypatch):
    """Sets the variable X, or others by name."""

    def give(value=None, **variables):
        for name, text in {"X": value, **variables}.items():
            if text is not None:
                monkeypatch.setenv(name, text)

    monkeypatch.delenv("X", raising=False)
    monkeypatch.delenv("X_FILE", raising=False)
    return give


def refusal(read, *arguments, **options):
    with pytest.raises(ImproperlyConfigured) as refused:
        read(*arguments, **options)
    return str(refused.value)


# Text


def test_text_is_taken_without_the_blanks_around_it(given):
    given("  office/admin ")
    assert env_str("X", default="admin", pattern=r"[a-z/]+", expected="a path") == "office/admin"


@pytest.mark.parametrize("value", [None, "", "   "])
def test_text_that_is_not_set_or_empty_is_the_default(given, value):
    given(value)
    assert env_str("X", default="admin", pattern=r"[a-z/]+", expected="a path") == "admin"


def test_text_must_fit_as_a_whole(given):
    given("admin!")
    told = refusal(env_str, "X", default="admin", pattern=r"[a-z/]+", expected="a path such as admin")
    assert told == "X has 'admin!'; expected a path such as admin."


# Yes or no


@pytest.mark.parametrize("word", ["1", "true", "True", "YES", "on", " 1 "])
def test_these_words_mean_yes(given, word):
    given(word)
    assert env_bool("X", default=False) is True


@pytest.mark.parametrize("word", ["0", "false", "False", "NO", "off", " 0 "])
def test_these_words_mean_no(given, word):
    given(word)
    assert env_bool("X", default=True) is False


@pytest.mark.parametrize("default", [True, False])
@pytest.mark.parametrize("value", [None, ""])
def test_yes_or_no_that_is_not_set_is_the_default(given, value, default):
    given(value)
    assert env_bool("X", default=default) is default


@pytest.mark.parametrize("word", ["2", "maybe", "y", "是"])
def test_any_other_word_is_refused_by_name(given, word):
    given(word)
    told = refusal(env_bool, "X", default=False)
    assert told == f"X is {word!r}; expected 1 or 0 (also true/false, yes/no, on/off)."


# Numbers


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("31536000", 31_536_000), (" 7 ", 7)])
def test_a_whole_number_is_read(given, text, number):
    given(text)
    assert env_int("X", default=5) == number


def test_a_number_that_is_not_set_is_the_default(given):
    given(None)
    assert env_int("X", default=5) == 5


@pytest.mark.parametrize("text", ["one", "1.5", "-1", "1e3", "0x10", "٣", "½"])
def test_anything_but_a_whole_number_is_refused_by_name(given, text):
    given(text)
    assert refusal(env_int, "X", default=5) == f"X is {text!r}; expected a whole number, 0 or more."


def test_a_number_below_the_least_is_refused(given):
    given("2")
    told = refusal(env_int, "X", default=5, at_least=3)
    assert told == "X is '2'; expected a whole number, 3 or more."


# Lists


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (None, []),
        ("", []),
        (",", []),
        ("a.example", ["a.example"]),
        ("a.example, b.example,", ["a.example", "b.example"]),
    ],
)
def test_a_list_is_separated_by_commas(given, text, items):
    given(text)
    assert env_list("X", pattern=r"[a-z.]+", expected="host names") == items


def test_the_item_that_does_not_fit_is_named(given):
    given("a.example,https://b.example")
    told = refusal(env_list, "X", pattern=r"[a-z.]+", expected="host names without https://")
    assert told == "X has 'https://b.example'; expected host names without https://."


# Secrets


def test_a_secret_is_read_from_its_variable(given):
    given(SECRET)
    assert env_secret("X") == SECRET


def test_a_secret_is_read_from_the_file_that_is_named(given, tmp_path):
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    given(X_FILE=str(tmp_path / "secret"))
    assert env_secret("X") == SECRET


def test_a_secret_that_is_not_set_is_empty(given):
    given(None)
    assert env_secret("X", at_least=50) == ""


def test_a_secret_from_two_places_is_refused(given, tmp_path):
    given(SECRET, X_FILE=str(tmp_path / "secret"))
    assert refusal(env_secret, "X") == "X and X_FILE are both set; expected one of them."


def test_a_secret_file_that_is_not_there_is_named(given, tmp_path):
    file = str(tmp_path / "absent")
    given(X_FILE=file)
    assert refusal(env_secret, "X") == f"X_FILE is {file!r}; expected a text file that can be read."


def test_a_secret_file_that_is_no_text_is_named(given, tmp_path):
    file = tmp_path / "secret"
    file.write_bytes(b"\xff\xfe\x00")
    given(X_FILE=str(file))
    assert refusal(env_secret, "X") == f"X_FILE is {str(file)!r}; expected a text file that can be read."


def test_an_empty_secret_file_is_refused(given, tmp_path):
    file = tmp_path / "secret"
    file.write_text("\n")
    given(X_FILE=str(file))
    assert refusal(env_secret, "X") == f"X_FILE is {str(file)!r}, which is empty; expected the secret in it."


@pytest.mark.parametrize("secret", [SECRET, "x" * 60, "change-me"])
def test_a_weak_secret_is_refused_without_being_repeated(given, secret):
    given(secret)
    told = refusal(env_secret, "X", at_least=50)
    assert told == "X is too weak; expected at least 50 random characters."


def test_a_weak_secret_in_a_file_names_the_variable_of_the_file(given, tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET)
    given(X_FILE=str(file))
    told = refusal(env_secret, "X", at_least=50)
    assert told == "X_FILE is too weak; expected at least 50 random characters."


def test_a_kept_secret_is_made_once_long_and_only_for_its_owner(tmp_path):
    file = tmp_path / "new" / "secret-key"
    made = kept_secret(file)
    assert len(made) >= 50
    assert kept_secret(file) == made
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_kept_secrets_differ(tmp_path):
    assert kept_secret(tmp_path / "one") != kept_secret(tmp_path / "two")


# Databases


def test_without_an_address_the_database_is_the_embedded_one(given, tmp_path):
    given(None)
    assert env_database("X", default=tmp_path / "landfall.sqlite3") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "landfall.sqlite3"),
        "OPTIONS": SQLITE_OPTIONS,
    }


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sqlite:////srv/landfall/data.sqlite3", "/srv/landfall/data.sqlite3"),
        ("sqlite:///data.sqlite3", "data.sqlite3"),
        ("sqlite:////srv/with%20blank.sqlite3", "/srv/with blank.sqlite3"),
    ],
)
def test_a_sqlite_address_names_a_file(given, tmp_path, address, name):
    given(address)
    assert env_database("X", default=tmp_path / "other")["NAME"] == name


def test_every_embedded_database_has_the_options_of_a_shared_one(given, tmp_path):
    given("sqlite:////srv/landfall.sqlite3")
    assert env_database("X", default=tmp_path / "other")["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;"
        ),
    }


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_postgresql_address_is_read_with_all_its_parts(given, tmp_path, scheme):
    given(f"{scheme}://land%40fall:p%2Fw@db.example:6432/prod?sslmode=require&application_name=landfall")
    assert env_database("X", default=tmp_path / "other") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "prod",
        "USER": "land@fall",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require", "application_name": "landfall"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def test_a_postgresql_address_may_leave_all_to_the_server_but_the_name(given, tmp_path):
    given("postgres:///landfall")
    read = env_database("X", default=tmp_path / "other")
    parts = (read["NAME"], read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["OPTIONS"])
    assert parts == ("landfall", "", "", "", "", {})


def test_the_address_of_the_database_may_lie_in_a_file(given, tmp_path):
    (tmp_path / "address").write_text("postgres://u:p@db.example/landfall\n")
    given(X_FILE=str(tmp_path / "address"))
    assert env_database("X", default=tmp_path / "other")["HOST"] == "db.example"


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("mysql://u:hunter2@db/landfall", "has the scheme 'mysql'"),
        ("landfall", "has the scheme ''"),
        ("postgres://u:hunter2@db", "names no database"),
        ("postgres://u:hunter2@db/", "names no database"),
        ("sqlite://", "names no database"),
        ("postgres://u:hunter2@db:many/landfall", "cannot be read"),
        ("postgres://u:hunter2@db:99999/landfall", "cannot be read"),
        ("postgres://[u:hunter2/landfall", "cannot be read"),
    ],
)
def test_a_wrong_address_is_refused_without_repeating_its_password(given, tmp_path, address, fault):
    given(address)
    told = refusal(env_database, "X", default=tmp_path / "other")
    expected = "expected postgres://user:password@host:5432/name or sqlite:////absolute/path.sqlite3."
    assert told == f"X {fault}; {expected}"
