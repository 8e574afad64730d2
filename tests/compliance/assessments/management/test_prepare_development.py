from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from compliance.accounts.models import Membership, Organisation, User
from compliance.assessments.management.commands.prepare_development import counsel, sample_logins, ways_in
from regions.models import Edition, Requirement

pytestmark = pytest.mark.django_db

MAILS = ["owner@sample.example", "editor@sample.example", "reviewer@sample.example", "viewer@sample.example"]


@pytest.fixture
def prepare(settings, tmp_path):
    """Runs the command in development mode with its files in a folder of the test."""
    settings.DEBUG = True
    settings.VAR_DIR = tmp_path

    def run():
        told = io.StringIO()
        call_command("prepare_development", stdout=told)
        return told.getvalue().splitlines()

    return run


@pytest.fixture
def file(tmp_path):
    return tmp_path / "password"


def password_told(line):
    return line.rsplit(" ", 1)[1]


# The whole command


def test_an_empty_database_gets_the_law_an_edition_a_sample_company_and_logins(prepare, tmp_path):
    told = prepare()
    assert (Requirement.objects.exists(), Edition.objects.count()) == (True, 1)
    assert told[-2:] == [
        f"Sign in at /account/login/ as {', '.join(MAILS)} with the password "
        + (tmp_path / "password-of-sample").read_text(),
        "Sign in at /admin/ as counsel@sample.example with the password "
        + (tmp_path / "password-of-counsel").read_text(),
    ]


def test_the_sample_company_has_a_person_for_each_role(prepare):
    prepare()
    members = Membership.objects.filter(organisation__is_sample=True).values_list("user__email", "role")
    assert dict(members) == {mail: mail.partition("@")[0] for mail in MAILS}


def test_a_second_run_changes_nothing(prepare):
    def state():
        return (
            Requirement.objects.count(),
            [*Edition.objects.values_list("version", "sha256")],
            [*Organisation.objects.values()],
            [*User.objects.order_by("pk").values()],
        )

    first = prepare()[-2:]
    before = state()
    assert prepare()[-2:] == first
    assert state() == before


def test_law_that_was_edited_is_not_loaded_over(prepare):
    prepare()
    edited = Requirement.objects.order_by("key").first()
    Requirement.objects.filter(pk=edited.pk).update(title="As counsel put it")
    prepare()
    assert Requirement.objects.get(pk=edited.pk).title == "As counsel put it"


def test_outside_development_it_refuses(prepare, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="LANDFALL_DEBUG is off"):
        prepare()
    assert User.objects.count() == 0


# The logins


def test_counsel_may_use_the_admin(client, file):
    told = ways_in("/admin/", [counsel()], file)
    client.post("/account/login/", {"login": "counsel@sample.example", "password": password_told(told)})
    assert client.get("/admin/").status_code == 200


def test_counsel_of_an_earlier_version_gets_a_mail_address():
    User.objects.create_superuser("counsel", password="kept since then")
    assert counsel().email == "counsel@sample.example"
    assert User.objects.get().check_password("kept since then")


def test_every_sample_login_signs_in(client, file):
    told = ways_in("/account/login/", sample_logins(), file)
    for mail in MAILS:
        answer = client.post("/account/login/", {"login": mail, "password": password_told(told)})
        assert (answer.status_code, answer.url) == (302, "/products/")
        client.logout()


def test_the_password_is_long_random_and_only_for_its_owner(file, tmp_path):
    password = password_told(ways_in("/", [counsel()], file))
    assert len(password) >= 16
    assert file.stat().st_mode & 0o777 == 0o600
    assert password_told(ways_in("/", [counsel()], tmp_path / "another")) != password


def test_the_password_stays_the_same(file):
    assert ways_in("/", [counsel()], file) == ways_in("/", [counsel()], file)


def test_a_password_that_was_changed_is_left_alone(file):
    password = password_told(ways_in("/", sample_logins(), file))
    owner = User.objects.get(email="owner@sample.example")
    owner.set_password("my own words for it")
    owner.save()
    assert ways_in("/", sample_logins(), file) == (
        f"Sign in at / as {', '.join(MAILS[1:])} with the password {password} "
        "or as owner@sample.example with the password that you chose yourself"
    )
    assert User.objects.get(email="owner@sample.example").check_password("my own words for it")


def test_when_all_were_changed_no_password_is_told(file):
    ways_in("/", [counsel()], file)
    person = counsel()
    person.set_password("my own words for it")
    person.save()
    assert ways_in("/", [counsel()], file) == (
        "Sign in at / as counsel@sample.example with the password that you chose yourself"
    )


def test_a_lost_file_brings_a_new_password(file):
    lost = password_told(ways_in("/", [counsel()], file))
    file.unlink()
    password = password_told(ways_in("/", [counsel()], file))
    assert password != lost
    assert counsel().check_password(password)


def test_a_new_database_keeps_the_password_of_the_file(file):
    password = password_told(ways_in("/", [counsel()], file))
    User.objects.all().delete()
    assert password_told(ways_in("/", [counsel()], file)) == password
    assert counsel().check_password(password)
