"""The form of evidence: a file or a link, with its days."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.assessments.domain.evidence import Described
from compliance.assessments.forms.evidence import EvidenceForm, ReuseForm
from tests.compliance.assessments.files import PDF, sent

LINK = "https://docs.example/a"
ONE_OF_TWO = {"file": ["Choose a file or give a link, one of the two."]}


def evidence_form(file=None, **said):
    return EvidenceForm(said, {"file": file} if file else {})


@pytest.mark.parametrize(
    ("said", "described"),
    [
        ({"link": LINK}, Described(LINK)),
        ({"link": LINK, "title": "Notice"}, Described("Notice")),
        ({"link": "docs.example/a"}, Described(LINK)),
        ({"link": LINK, "issued_on": "2026-05-01"}, Described(LINK, date(2026, 5, 1))),
        ({"link": LINK, "expires_on": "2027-05-01"}, Described(LINK, None, date(2027, 5, 1))),
        (
            {"link": LINK, "issued_on": "2026-05-01", "expires_on": "2026-05-01"},
            Described(LINK, date(2026, 5, 1), date(2026, 5, 1)),
        ),
    ],
)
def test_a_link_is_enough(said, described):
    form = evidence_form(**said)
    assert form.is_valid(), form.errors
    assert (form.described(), form.checked) == (described, None)


def test_a_file_is_named_by_its_own_name():
    form = evidence_form(sent("Notice.pdf", PDF))
    assert form.is_valid(), form.errors
    assert form.checked is not None
    assert (form.described().title, form.checked.content) == ("Notice.pdf", PDF)


def test_a_long_name_is_cut():
    form = evidence_form(sent("x" * 246 + ".pdf", PDF))
    assert form.is_valid(), form.errors
    assert form.described().title == "x" * 200


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, ONE_OF_TWO),
        ({"title": "Only a title"}, ONE_OF_TWO),
        ({"link": LINK, "file": sent("a.pdf", PDF)}, ONE_OF_TWO),
        ({"link": "javascript:alert(1)"}, {"link": ["Enter a valid URL."]}),
        ({"link": "data:text/html,x"}, {"link": ["Enter a valid URL."]}),
        ({"link": "file:///etc/passwd"}, {"link": ["Enter a valid URL."]}),
        (
            {"link": LINK, "issued_on": "2026-05-02", "expires_on": "2026-05-01"},
            {"expires_on": ["It cannot expire before it was issued."]},
        ),
        ({"file": sent("a.pdf", b"")}, {"file": ["The file is empty."]}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(said, problems):
    assert evidence_form(**said).errors == problems


def test_a_refusal_before_reading_is_said_at_the_file():
    assert EvidenceForm({}, refused="Too large.").errors == {"file": ["Too large."]}


@pytest.mark.parametrize(("chosen", "is_valid"), [("1", True), ("2", False), ("", False)])
def test_only_evidence_that_was_offered_may_be_used_again(chosen, is_valid):
    assert ReuseForm({"evidence": chosen}, choices=[("1", "Notice")]).is_valid() is is_valid
