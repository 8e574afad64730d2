"""The form that takes a profile file."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.products.forms.base import Problem
from compliance.products.forms.importing import ImportForm


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("nova.yaml", content)


def test_a_file_is_read():
    form = ImportForm({}, {"file": upload(b"product: {name: Nova}")})
    assert form.is_valid()
    assert (form.cleaned_data["name"], form.cleaned_data["content"]) == (
        "nova.yaml",
        b"product: {name: Nova}",
    )


def test_text_is_read():
    form = ImportForm({"text": "product: {name: 新星}"})
    assert form.is_valid()
    assert form.cleaned_data["content"] == "product: {name: 新星}".encode()


def test_nothing_is_refused():
    assert ImportForm({}).problems == [Problem("id_file", "Choose a file, or paste its text.")]


def test_both_are_refused():
    form = ImportForm({"text": "a"}, {"file": upload(b"a")})
    assert form.problems == [Problem("id_text", "Choose a file or paste its text, not both.")]


def test_a_large_file_is_refused_unread():
    form = ImportForm({}, {"file": upload(b"#" * 1_000_001)})
    assert form.problems == [Problem("id_file", "The file is larger than 1 MB. A profile is some kilobytes.")]
