"""The forms of the checklist: filled in rightly, left empty, and filled in wrongly."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.assessments.domain.checklist_filters import Show
from compliance.assessments.forms.checklist import AgreeForm, AssignForm, ControlForm, DayField, FilterForm
from compliance.assessments.models import ControlAnswer
from compliance.products.enums import ControlStatus

PEOPLE = {7: "Li Na", 8: "Wang Fang"}
EMPTY = {"status": "", "note": "", "assignee": "", "due_on": "", "version": "0"}


def control_form(row=None, *, is_exception=False, **said):
    """The form of an answer, bound when something is said."""
    row = row or ControlAnswer(control="notice", region="SA")
    data = EMPTY | said if said else None
    return ControlForm(data, people=lambda: PEOPLE, row=row, is_exception=is_exception)


def answered(form):
    """What the form makes of what was said."""
    assert form.is_valid(), form.errors
    row = form.answer()
    return row.control, row.region, row.status, row.note, row.assignee_id, row.due_on


# --- One answer ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [*ControlStatus.values, ""])
def test_every_status_may_be_said(status):
    form = control_form(status=status, note="Because")
    assert answered(form) == ("notice", "SA", status, "Because", None, None)


def test_everything_may_be_said_at_once():
    form = control_form(status="planned", note=" In May \n", assignee="7", due_on="2026-12-18")
    assert answered(form) == ("notice", "SA", "planned", "In May", 7, date(2026, 12, 18))


def test_nothing_is_an_answer_too():
    assert answered(control_form(version="0")) == ("notice", "SA", "", "", None, None)


def test_the_form_opens_with_what_stands():
    row = ControlAnswer(
        pk=1,
        control="notice",
        status="partial",
        note="Half",
        assignee_id=8,
        due_on=date(2026, 12, 18),
        version=4,
    )
    assert control_form(row).initial == {
        "status": "partial",
        "note": "Half",
        "assignee": 8,
        "due_on": date(2026, 12, 18),
        "version": 4,
    }


def test_the_version_of_an_answer_that_nobody_gave_is_zero():
    assert control_form().initial["version"] == 0


@pytest.mark.parametrize(("is_exception", "words"), [(False, "Not answered"), (True, "Same as everywhere")])
def test_the_last_choice_takes_the_answer_back(is_exception, words):
    choices = [str(label) for _, label in control_form(is_exception=is_exception).fields["status"].choices]
    assert choices == [
        "Implemented",
        "Partial",
        "Planned",
        "Alternative",
        "Not applicable",
        "Not implemented",
        words,
    ]


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({"status": "not-applicable"}, {"note": ["Say in the note why it is not applicable."]}),
        ({"status": "not-applicable", "note": "  "}, {"note": ["Say in the note why it is not applicable."]}),
        ({"status": "alternative"}, {"note": ["Say in the note what you do instead."]}),
        ({"version": ""}, {"version": ["This field is required."]}),
        ({"version": "-1"}, {"version": ["Ensure this value is greater than or equal to 0."]}),
        ({"version": "x"}, {"version": ["Enter a whole number."]}),
        ({"assignee": "9"}, {"assignee": ["Select a valid choice. 9 is not one of the available choices."]}),
        ({"assignee": "x"}, {"assignee": ["Select a valid choice. x is not one of the available choices."]}),
        ({"note": "a\x00b"}, {"note": ["Null characters are not allowed."]}),
        ({"due_on": "18.12"}, {"due_on": ["Write the day as year-month-day, for example 2026-12-18."]}),
        ({"due_on": "2026-02-30"}, {"due_on": ["Write the day as year-month-day, for example 2026-12-18."]}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(said, problems):
    assert control_form(**said).errors == problems


def test_the_people_are_asked_for_only_when_somebody_is_chosen():
    asked = []

    def people():
        asked.append(1)
        return PEOPLE

    row = ControlAnswer(control="notice")
    for assignee in ("", "7"):
        form = ControlForm(EMPTY | {"assignee": assignee}, people=people, row=row, is_exception=False)
        assert form.is_valid()
        assert bool(asked) is bool(assignee)


@pytest.mark.parametrize(
    "written", ["2026-12-18", "2026/12/18", "2026.12.18", "2026年12月18日", " 2026-12-18 ", "2026-12-18\n"]
)
def test_a_day_may_be_written_in_the_order_of_iso(written):
    assert DayField().clean(written) == date(2026, 12, 18)


@pytest.mark.parametrize("empty", ["", "  ", None])
def test_no_day_is_a_day_that_nobody_named(empty):
    assert DayField().clean(empty) is None


# --- Parts of the list --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, {}),
        (
            {"market": "SA", "theme": "privacy", "show": "mine"},
            {"market": "SA", "theme": "privacy", "show": "mine"},
        ),
        ({"market": "XX", "theme": "privacy"}, {"theme": "privacy"}),
        ({"show": "nonsense"}, {}),
        ({"market": "", "show": Show.OPEN.value}, {"show": "open"}),
    ],
)
def test_a_filter_takes_what_makes_sense(said, asked):
    form = FilterForm(said, markets=[("SA", "Saudi Arabia")], themes=[("privacy", "Privacy")])
    assert form.asked() == asked


# --- Assigning ----------------------------------------------------------------------------------------------


def assign_form(**said):
    return AssignForm(said, people=PEOPLE, controls=["notice", "agent"])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"assignee": "7"}, (7, None)),
        ({"due_on": "2026-12-18"}, (None, date(2026, 12, 18))),
        ({"assignee": "8", "due_on": "2026-12-18"}, (8, date(2026, 12, 18))),
    ],
)
def test_an_owner_or_a_day_is_enough(said, kept):
    form = assign_form(controls=["agent"], **said)
    assert form.is_valid()
    cleaned = form.cleaned_data
    assert (cleaned["controls"], (cleaned["assignee"], cleaned["due_on"])) == (["agent"], kept)


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({"assignee": "7"}, {"controls": ["Tick the practices that you want to assign."]}),
        ({"controls": ["agent"]}, {"assignee": ["Choose an owner, a day, or both."]}),
        (
            {"controls": ["agent"], "assignee": "9"},
            {"assignee": ["Select a valid choice. 9 is not one of the available choices."]},
        ),
    ],
)
def test_assigning_needs_something_to_assign_and_somebody_or_a_day(said, problems):
    assert assign_form(**said).errors == problems


def test_each_box_is_named_by_the_link_of_its_row():
    box = assign_form().ticks["notice"]
    assert 'value="notice"' in box
    assert 'aria-labelledby="row-notice"' in box


# --- Agreeing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("said", "agreed"), [("True", True), ("False", False), ("", False)])
def test_agreement_is_given_or_taken_back(said, agreed):
    form = AgreeForm({"agreed": said, "version": "3"})
    assert form.is_valid()
    assert form.cleaned_data == {"agreed": agreed, "version": 3}


@pytest.mark.parametrize("version", ["", "0", "x"])
def test_nobody_agrees_to_an_answer_that_is_not_named(version):
    assert not AgreeForm({"agreed": "True", "version": version}).is_valid()
