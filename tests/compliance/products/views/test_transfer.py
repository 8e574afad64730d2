"""The profile as a file: out and in."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.compliance.products.factories import member
from tests.compliance.products.law import product, say, state

pytestmark = pytest.mark.django_db

FILE = "product: {name: Nova}\nfacts: {personal_data: yes}\nmarkets: {EU: {}}\n"


@pytest.fixture
def made(client):
    made = product("SA", name="新星 Nova")
    client.force_login(member(made.organisation))
    return made


def send(client, made, **data):
    return client.post(reverse("products:import", args=[made.pk]), data)


def test_the_profile_comes_as_a_file(client, made):
    say(made, personal_data="yes")
    answer = client.get(reverse("products:export", args=[made.pk]))
    assert answer["Content-Type"] == "application/yaml; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="nova.yaml"'
    assert "personal_data: true" in answer.content.decode()
    assert "name: 新星 Nova" in answer.content.decode()


def test_a_name_without_latin_letters_has_a_file_name_too(client):
    made = product("SA", name="新星")
    client.force_login(member(made.organisation))
    answer = client.get(reverse("products:export", args=[made.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="profile.yaml"'


def test_first_it_shows_what_would_change(client, made):
    say(made, personal_data="no")
    html = " ".join(send(client, made, text=FILE).content.decode().split())
    assert "What the import changes" in html
    assert re.findall(r"<p>(Yes|No)</p>", html) == ["No", "Yes"]
    assert "New markets:" in html
    assert state(made).facts[""] == {"personal_data": False}


def test_then_it_takes_it_over(client, made):
    html = send(client, made, file=SimpleUploadedFile("n.yaml", FILE.encode())).content.decode()
    assert "personal_data: yes" in html
    answer = send(client, made, text=FILE, confirmed="1")
    assert answer.url == reverse("products:check", args=[made.pk])
    assert state(made).facts[""] == {"personal_data": True}
    assert list(state(made).chosen) == ["SA", "EU"]
    assert "1 answer taken over." in client.get(answer.url).content.decode()


def test_every_fault_is_named_with_its_line_and_nothing_changes(client, made):
    html = send(
        client, made, text="product: {name: N}\nfacts:\n  personal_dat: yes\n  role: [king]\n"
    ).content.decode()
    assert "The file has 2 faults. Nothing was taken over." in html
    assert re.findall(r"profile\.yaml:\d", html) == ["profile.yaml:3", "profile.yaml:4"]
    assert "did you mean &quot;personal_data&quot;?" in html
    assert state(made).facts == {"": {}}


def test_the_same_file_again_changes_nothing(client, made):
    send(client, made, text=FILE, confirmed="1")
    html = send(client, made, text=FILE).content.decode()
    assert "Nothing changes" in html
    assert 'name="confirmed"' not in html


def test_controls_in_the_file_are_said_to_be_left_out(client, made):
    text = FILE + "controls: {notice: {status: implemented}}\n"
    assert "The file also answers 1 control." in send(client, made, text=text).content.decode()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a: &x 1\nb: *x\n", b"- 1\n"])
def test_what_is_no_profile_is_refused_in_words(client, made, content):
    answer = send(client, made, file=SimpleUploadedFile("odd.yaml", content))
    assert answer.status_code == 200
    assert "<title>Error: Import a profile" in answer.content.decode()


def test_nothing_sent_is_said(client, made):
    html = send(client, made).content.decode()
    assert '<a href="#id_file">Choose a file, or paste its text.</a>' in html
