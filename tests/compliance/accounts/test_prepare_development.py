from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from compliance.accounts.management.commands.prepare_development import sign_in_of_counsel
from compliance.accounts.models import User
from regions.models import Edition, Requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepare(settings, tmp_path):
    """Runs the command in development mode with its files in a folder of the test."""
    settings.DEBUG = True
    settings.VAR_DIR = tmp_path

    def run():
        told = io.StringIO()
        call_command("prepare_development", stdout=told)
        return told.getvalue()

    return run


@pytest.fixture
def file(tmp_path):
    return tmp_path / "password-of-counsel"


def test_an_empty_database_gets_the_law_an_edition_and_a_login(prepare, file):
    told = prepare()
    assert told.endswith(f"Sign in at /admin/ as counsel with the password {file.read_text()}\n")
    assert (Requirement.objects.exists(), Edition.objects.count(), User.objects.count()) == (True, 1, 1)


def test_a_second_run_changes_nothing(prepare):
    prepare()
    before = (Requirement.objects.count(), *Edition.objects.values_list("version", "sha256"))
    counsel = User.objects.get()
    prepare()
    assert (Requirement.objects.count(), *Edition.objects.values_list("version", "sha256")) == before
    assert User.objects.get().password == counsel.password


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


def test_the_login_may_use_the_admin(client, file):
    assert client.login(username="counsel", password=sign_in_of_counsel(file))
    assert client.get("/admin/").status_code == 200


def test_the_password_is_long_random_and_only_for_its_owner(file, tmp_path):
    password = sign_in_of_counsel(file)
    assert len(password) >= 16
    assert file.stat().st_mode & 0o777 == 0o600
    User.objects.all().delete()
    assert sign_in_of_counsel(tmp_path / "another") != password


def test_the_password_stays_the_same(file):
    assert sign_in_of_counsel(file) == sign_in_of_counsel(file)


def test_a_password_that_was_changed_is_left_alone(file):
    sign_in_of_counsel(file)
    counsel = User.objects.get()
    counsel.set_password("my own words for it")
    counsel.save()
    assert sign_in_of_counsel(file) == "that you chose yourself"
    assert User.objects.get().check_password("my own words for it")


def test_a_lost_file_brings_a_new_password(file):
    lost = sign_in_of_counsel(file)
    file.unlink()
    password = sign_in_of_counsel(file)
    assert password != lost
    assert User.objects.get().check_password(password)


def test_a_new_database_brings_a_new_login(file):
    sign_in_of_counsel(file)
    User.objects.all().delete()
    password = sign_in_of_counsel(file)
    assert User.objects.get().check_password(password)
