"""The English texts that translations translate."""

from __future__ import annotations

import pytest

from regions.domain.english import UnknownTextError, english_text
from tests.regions.publications import stored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("object_key", "field", "text"),
    [
        ("fact:role", "question", "What about role?"),
        ("requirement:no-act.s-1", "evidence.0", "A record"),
        ("choice:role.provider", "short", "provider"),
    ],
)
def test_a_text_is_found_by_object_and_field(object_key, field, text):
    stored()
    assert english_text(object_key, field) == text


@pytest.mark.parametrize(
    ("object_key", "field", "part", "message"),
    [
        (
            "fact:rol",
            "question",
            "object_key",
            'the law has no text of "fact:rol"; did you mean "fact:role"?',
        ),
        ("theme:privacy", "title", "field", '"theme:privacy" has no text "title"; it has: label'),
    ],
)
def test_an_unknown_text_is_told_by_its_part(object_key, field, part, message):
    stored()
    with pytest.raises(UnknownTextError) as error:
        english_text(object_key, field)
    assert (error.value.part, str(error.value)) == (part, message)
