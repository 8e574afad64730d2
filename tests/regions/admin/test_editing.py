"""Counsel edits the working copy."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from regions.domain.publishing import unpublished_changes
from regions.models import (
    Conflict,
    Control,
    Definition,
    Fact,
    HorizonItem,
    Instrument,
    Place,
    Region,
    RegionGroup,
    Requirement,
    Section,
    Theme,
    Translation,
    Vocabulary,
)
from tests.regions.pages import form_fields, submit
from tests.regions.publications import published_law

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LAW = [
    Conflict,
    Control,
    Definition,
    Fact,
    HorizonItem,
    Instrument,
    Place,
    Region,
    RegionGroup,
    Requirement,
    Section,
    Theme,
    Translation,
    Vocabulary,
]


@pytest.fixture(autouse=True)
def law():
    published_law()


def name_of(model):
    return model.__name__.lower()


def list_path(model):
    return reverse(f"admin:regions_{name_of(model)}_changelist")


def add_path(model):
    return reverse(f"admin:regions_{name_of(model)}_add")


def path_of(row):
    return reverse(f"admin:regions_{name_of(type(row))}_change", args=[row.pk])


def send(client, row, **changes):
    """Open the page of a row, change fields, save. The page that comes instead of a save says why not."""
    return submit(client, path_of(row), f"{name_of(type(row))}_form", **changes)


def changed():
    return [str(change) for change in unpublished_changes()]


def errors(answer):
    """The messages that stand beside fields: by field."""
    forms = [answer.context["adminform"].form]
    forms += [form for formset in answer.context["inline_admin_formsets"] for form in formset.formset.forms]
    return {form.add_prefix(name): list(texts) for form in forms for name, texts in form.errors.items()}


def requirement(key="eu-dpa.art-35"):
    return Requirement.objects.get(key=key)


# --- Nothing is lost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", LAW)
def test_saving_without_a_change_changes_nothing(admin_client, model):
    for row in model.objects.all():
        answer = send(admin_client, row)
        assert answer.status_code == 302, errors(answer)
    assert changed() == []


def test_a_text_keeps_the_line_ends_of_the_files(admin_client):
    send(admin_client, requirement(), note="One.\r\nTwo.")
    assert requirement().note == "One.\nTwo."


def test_a_list_is_edited_as_one_item_a_line(admin_client):
    html = admin_client.get(path_of(requirement("eu-dpa.art-5"))).content.decode()
    assert form_fields(html, "requirement_form")["evidence"] == ["A record"]
    send(admin_client, requirement(), evidence="A register\r\n\r\n  A log, signed  \r\n")
    assert requirement().evidence == ["A register", "A log, signed"]


def test_a_required_list_needs_an_item(admin_client):
    answer = send(admin_client, requirement(), evidence=" \r\n ")
    assert errors(answer) == {"evidence": ["This field is required."]}


def test_clauses_of_frameworks_are_edited_by_key(admin_client):
    control = Control.objects.get(key="dpia")
    html = admin_client.get(path_of(control)).content.decode()
    assert form_fields(html, "control_form")["frameworks"] == ["iso-27001: A.5.34, 8.2"]
    send(admin_client, control, frameworks="iso-27001: A.5.34\r\niso-42001: 6.1.4, A.5.2")
    control.refresh_from_db()
    assert control.frameworks == {"iso-27001": ["A.5.34"], "iso-42001": ["6.1.4", "A.5.2"]}


def test_a_line_without_a_key_is_told_by_its_number(admin_client):
    answer = send(admin_client, Control.objects.get(key="dpia"), frameworks="iso-27001: 8.2\r\nA.5.2")
    assert errors(answer) == {
        "frameworks": [
            "Line 2: write a key, a colon and what belongs to it, as in “iso-42001: A.5.2, 6.1.4”."
        ]
    }


# --- Keys stay ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "field"),
    [(Requirement, "key"), (Requirement, "instrument"), (Region, "code"), (Fact, "key"), (Control, "key")],
)
def test_what_others_refer_to_is_shown_and_cannot_be_changed(admin_client, model, field):
    row = model.objects.first()
    before = getattr(row, field)
    send(admin_client, row, **{field: "another"})
    row.refresh_from_db()
    assert getattr(row, field) == before


def test_the_value_of_a_choice_stays_and_its_label_may_change(admin_client):
    role = Fact.objects.get(key="role")
    send(admin_client, role, **{"choices-0-value": "maker", "choices-0-label": "We make it"})
    assert role.choices.values_list("value", "label").first() == ("provider", "We make it")


# --- Conditions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        (
            "eu-dpa-scop AND personal_data",
            'unknown fact or definition "eu-dpa-scop"; did you mean "eu-dpa-scope"? (at character 1)',
        ),
        ("personal_data AND", "expected a fact or a definition, found the end (at character 18)"),
        (
            "role has provder",
            '"role" has no choice "provder"; did you mean "provider"? (at character 1)',
        ),
    ],
)
def test_a_faulty_condition_is_told_beside_the_field(admin_client, condition, message):
    answer = send(admin_client, requirement(), applies_when=condition)
    assert errors(answer) == {"applies_when": [message]}
    assert changed() == []


def test_what_was_typed_stays_in_the_field(admin_client):
    answer = send(admin_client, requirement(), applies_when="personal_data AND")
    html = answer.content.decode()
    assert form_fields(html, "requirement_form")["applies_when"] == ["personal_data AND"]


def test_a_condition_is_kept_in_its_one_spelling(admin_client):
    send(admin_client, requirement(), applies_when="(personal_data)\r\n  AND   eu-dpa-scope")
    assert requirement().applies_when == "personal_data AND eu-dpa-scope"


def test_conditions_of_classes_questions_choices_and_transitions_are_checked_too(admin_client):
    found = [
        errors(send(admin_client, Definition.objects.get(key="eu-dpa-scope"), when="nothing")),
        errors(send(admin_client, Fact.objects.get(key="profiling"), ask_when="nothing")),
        errors(send(admin_client, Fact.objects.get(key="role"), **{"choices-1-show_when": "nothing"})),
        errors(send(admin_client, requirement(), **{"transitions-0-when": "nothing"})),
    ]
    assert [list(one) for one in found] == [
        ["when"],
        ["ask_when"],
        ["choices-1-show_when"],
        ["transitions-0-when"],
    ]


def with_a_transition(when, start):
    return {
        "transitions-TOTAL_FORMS": "1",
        "transitions-0-when": when,
        "transitions-0-effective_from": start,
        "transitions-0-position": "",
    }


@pytest.mark.parametrize(
    ("when", "start", "found"),
    [
        ("nothing", "2027-01-01", "transitions-0-when"),
        ("size is small", "2026-01-01", "transitions-0-effective_from"),
    ],
)
def test_a_transition_of_a_new_requirement_is_checked_before_it_is_saved(admin_client, when, start, found):
    answer = added_requirement(admin_client, **with_a_transition(when, start))
    assert list(errors(answer)) == [found]
    assert changed() == []


def test_a_new_requirement_is_saved_with_its_transitions(admin_client):
    answer = added_requirement(admin_client, **with_a_transition("size is small", "2027-01-01"))
    assert answer.status_code == 302, errors(answer)
    assert requirement("eu-dpa.art-99").transitions.values_list("when", "position").get() == (
        "size is small",
        0,
    )


def test_a_start_and_its_transitions_move_together(admin_client):
    answer = send(
        admin_client,
        requirement(),
        **{"effective_from": "2028-01-01", "transitions-0-effective_from": "2029-01-01"},
    )
    assert answer.status_code == 302, errors(answer)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"effective_from": "soon"}, ["effective_from"]),
        ({"instrument": "none-such"}, ["instrument"]),
        ({"instrument": ""}, ["instrument"]),
    ],
)
def test_a_fault_of_the_requirement_is_told_without_its_transitions_getting_in_the_way(
    admin_client, changes, found
):
    answer = added_requirement(admin_client, **with_a_transition("size is small", "2027-01-01") | changes)
    assert list(errors(answer)) == found


# --- Order --------------------------------------------------------------------------------------------------


def added_requirement(client, **changes):
    fields = {
        "instrument": "eu-dpa",
        "key": "eu-dpa.art-99",
        "citation": "Art. 99",
        "title": "Keep a list",
        "duty": "Keep a list.",
        "applies_when": "eu-dpa-scope AND personal_data",
        "effective_from": "2026-01-01",
        "nature": "duty",
        "severity": "minor",
        "theme": "privacy",
        "evidence": "The list",
        "source": "https://law.example/99",
        "confidence": "low",
        "last_verified_on": "2026-11-01",
    }
    return submit(client, add_path(Requirement), "requirement_form", **fields | changes)


def test_a_new_row_comes_last_in_its_list(admin_client):
    answer = added_requirement(admin_client)
    assert answer.status_code == 302, errors(answer)
    region = Requirement.objects.filter(instrument__region="EU").order_by("position")
    assert [row.key for row in region][-1] == "eu-dpa.art-99"
    assert len({row.position for row in region}) == len(region)
    assert changed() == ["requirement eu-dpa.art-99 added"]


def test_the_first_row_of_a_list_is_number_0(admin_client):
    Place.objects.update(parent=None)
    HorizonItem.objects.all().delete()
    submit(
        admin_client,
        add_path(HorizonItem),
        "horizonitem_form",
        region="EU",
        key="eu-next",
        title="Next",
        state="proposed",
    )
    assert list(HorizonItem.objects.values_list("key", "position")) == [("eu-next", 0)]


def test_a_new_key_must_not_be_taken(admin_client):
    answer = added_requirement(admin_client, key="eu-dpa.art-35")
    assert errors(answer) == {"key": ["Requirement with this Key already exists."]}


def test_rows_without_a_number_come_last_and_the_list_is_numbered_anew(admin_client):
    row = requirement("eu-dpa.art-5")
    fields = form_fields(admin_client.get(path_of(row)).content.decode(), "requirement_form")
    fields |= {
        "nature": ["duty"],
        "control_links-TOTAL_FORMS": ["2"],
        "control_links-0-position": [""],
        "control_links-0-control": ["policy"],
        "control_links-1-position": ["7"],
        "control_links-1-control": ["dpia"],
    }
    answer = admin_client.post(path_of(row), fields)
    assert answer.status_code == 302, errors(answer)
    assert list(row.control_links.values_list("control", "position")) == [("dpia", 0), ("policy", 1)]


def test_every_field_in_a_row_of_a_list_says_what_it_is(admin_client):
    html = admin_client.get(path_of(requirement())).content.decode()
    rows = re.findall(r"<(?:input|textarea|select)[^>]* name=\"transitions-0-(\w+)\"[^>]*>", html)
    labels = re.findall(r"name=\"transitions-0-(\w+)\"[^>]*aria-label=\"([^\"]+)\"", html)
    assert labels == [
        ("position", "Order"),
        ("effective_from", "From"),
        ("when", "When"),
        ("DELETE", "Delete"),
    ]
    assert set(rows) - {name for name, _ in labels} == {"id", "requirement"}


def test_choices_are_moved_by_their_numbers(admin_client):
    role = Fact.objects.get(key="role")
    values = list(role.choices.values_list("value", flat=True))
    send(admin_client, role, **{"choices-0-position": "9"})
    assert list(role.choices.values_list("value", flat=True)) == [*values[1:], values[0]]


# --- The one row of the vocabulary --------------------------------------------------------------------------


def test_the_vocabulary_is_edited_and_neither_added_nor_deleted(admin_client):
    row = Vocabulary.objects.get()
    assert admin_client.get(add_path(Vocabulary)).status_code == 403
    assert admin_client.get(reverse("admin:regions_vocabulary_delete", args=[1])).status_code == 403
    send(admin_client, row, owners="legal: Legal\r\nml: Machine learning", opening="personal_data\r\nrole")
    row.refresh_from_db()
    assert row.owners == [{"key": "legal", "label": "Legal"}, {"key": "ml", "label": "Machine learning"}]
    assert row.opening == ["personal_data", "role"]


# --- Translations -------------------------------------------------------------------------------------------


def translated(object_key, field):
    return Translation.objects.get(language="zh-hans", object_key=object_key, field=field)


def test_a_translation_shows_the_english_text(admin_client):
    html = admin_client.get(path_of(translated("place:NO", "name"))).content.decode()
    assert '<div class="readonly">Norway</div>' in html


def test_a_review_counts_for_the_english_text_of_that_moment(admin_client):
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it now.")
    row = translated("requirement:no-act.s-1", "duty")
    old = row.source_hash
    answer = send(admin_client, row, text="立即执行。", state="reviewed", reviewed_by="Anna Weber")
    assert answer.status_code == 302, errors(answer)
    row.refresh_from_db()
    assert (row.text, row.state, row.reviewed_by) == ("立即执行。", "reviewed", "Anna Weber")
    assert row.source_hash != old


def test_a_review_needs_a_name(admin_client):
    answer = send(admin_client, translated("requirement:no-act.s-1", "duty"), state="reviewed")
    assert answer.context["adminform"].form.non_field_errors() == ["Say who reviewed the translation."]


@pytest.mark.parametrize(
    ("object_key", "field", "found"),
    [
        (
            "requirement:no-act.s-2",
            "duty",
            {
                "object_key": [
                    'the law has no text of "requirement:no-act.s-2"; did you mean "requirement:no-act.s-1"?'
                ]
            },
        ),
        (
            "place:NO",
            "title",
            {"field": ['"place:NO" has no text "title"; it has: name']},
        ),
    ],
)
def test_a_translation_of_nothing_is_refused(admin_client, object_key, field, found):
    answer = submit(
        admin_client,
        add_path(Translation),
        "translation_form",
        language="zh-hans",
        object_key=object_key,
        field=field,
        text="无",
        state="machine-drafted",
    )
    assert errors(answer) == found


def test_a_translation_whose_text_is_gone_says_so(admin_client):
    Place.objects.filter(code="NO").delete()
    row = translated("place:NO", "name")
    assert "the law has no text of &quot;place:NO&quot;" in admin_client.get(path_of(row)).content.decode()
    answer = send(admin_client, row)
    assert len(answer.context["adminform"].form.non_field_errors()) == 1


def test_a_missing_translation_is_added(admin_client):
    answer = submit(
        admin_client,
        add_path(Translation),
        "translation_form",
        language="zh-hans",
        object_key="place:DE",
        field="name",
        text="德国",
        state="machine-drafted",
    )
    assert answer.status_code == 302, errors(answer)
    assert changed() == ["translation zh-hans:place:DE:name added"]
