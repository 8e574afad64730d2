"""One thing is spoilt in a small sound law, and exactly that is said."""

from __future__ import annotations

import pytest

from regions.domain.files import LIBRARY, read_law
from regions.domain.quality import LawProblem, Severity, errors
from tests.regions.documents import choice, control, fact, instrument, requirement, small_document


@pytest.fixture
def document():
    return small_document()


def told(document):
    return [str(problem) for problem in errors(document)]


def facts(document):
    return {entry["key"]: entry for entry in document["vocabulary"]["facts"]}


@pytest.fixture
def eu(document):
    return document["regions"][0]


@pytest.fixture
def norway(document):
    return document["regions"][1]


def test_the_shipped_library_has_no_errors():
    assert errors(read_law(LIBRARY).document) == []


def test_a_problem_tells_object_field_path_and_character(document, norway):
    norway["requirements"][0]["applies_when"] = "personal_data AND hq_regin has NO"
    assert errors(document)[0] == LawProblem(
        severity=Severity.ERROR,
        path=("regions", 1, "requirements", 0, "applies_when"),
        kind="requirement",
        key="no-act.s-1",
        field="applies_when",
        message='unknown fact or definition "hq_regin"; did you mean "hq_region"?',
        offset=18,
    )


# --- form --------------------------------------------------------------------------------------------


def test_faults_of_form_are_told_by_object(document, eu):
    eu["requirements"][1]["severity"] = "mayor"
    document["vocabulary"]["currency_date"] = "soon"
    del document["controls"][0]["evidence"]
    assert told(document) == [
        "currency_date: expected a day such as 2027-01-15",
        'dpia evidence: "evidence" is missing',
        'eu-dpa.art-35 severity: "mayor" is not one of: blocker, major, minor; did you mean "major"?',
    ]


def test_faults_of_parts_are_told_by_their_whole(document, eu):
    eu["instruments"][0]["phases"][1]["what"] = ""
    document["vocabulary"]["facts"][2]["choices"][0]["label"] = ""
    assert told(document) == [
        'provider label: "label" is missing',
        'eu-dpa phases.1.what: "what" is missing',
    ]


# --- keys --------------------------------------------------------------------------------------------


def test_a_key_that_stands_for_two_things(document, norway):
    norway["instruments"].append(instrument("no-act"))
    norway["requirements"].append(requirement("no-act.s-1"))
    document["controls"].append(control("dpia"))
    assert told(document) == [
        'dpia key: "dpia" is taken already (control)',
        'no-act key: "no-act" is taken already (instrument)',
        'no-act.s-1 key: "no-act.s-1" is taken already (requirement)',
    ]


def test_kinds_that_conditions_and_pages_name_share_their_keys(document, eu):
    eu["upcoming"][0]["key"] = "eu-dpa"
    assert told(document) == ['eu-dpa key: "eu-dpa" is taken already (instrument)']


def test_a_choice_that_stands_twice(document):
    document["vocabulary"]["facts"][2]["choices"].append(choice("provider"))
    assert told(document) == ['role.provider value: "role.provider" is taken already (choice)']


def test_keys_begin_with_what_they_belong_to(document, norway):
    norway["instruments"][0]["key"] = "act"
    norway["requirements"][0] |= {"key": "act.s-1", "instrument": "act"}
    norway["upcoming"].append({"key": "reform", "title": "Reform", "state": "pending"})
    document["conflicts"][0]["between"][1] = "act.s-1"
    assert told(document) == [
        'act key: does not begin with "no-"',
        'reform key: does not begin with "no-"',
    ]


def test_a_requirement_begins_with_its_instrument(document, norway):
    norway["requirements"][0]["key"] = "no-other.s-1"
    document["conflicts"][0]["between"][1] = "no-other.s-1"
    assert told(document) == ['no-other.s-1 key: does not begin with "no-act."']


def test_a_region_is_a_place(document, norway):
    document["places"].pop()
    document["vocabulary"]["groups"][0]["members"] = ["EU"]
    norway["requirements"][0]["applies_when"] = "hq_region has DE"
    assert told(document) == ['NO code: "NO" is not in the list of places']


def test_the_standards_are_no_place(document, norway):
    norway["region"]["code"] = "INTL"
    norway["instruments"][0]["key"] = "intl-act"
    norway["requirements"][0] |= {"key": "intl-act.s-1", "instrument": "intl-act"}
    document["conflicts"][0]["between"][1] = "intl-act.s-1"
    assert told(document) == []


# --- vocabulary --------------------------------------------------------------------------------------


def test_unknown_first_questions(document):
    document["vocabulary"]["opening"] = ["rolle"]
    assert told(document) == ['vocabulary opening.0: unknown fact "rolle"; did you mean "role"?']


def test_every_nature_has_a_label(document):
    document["vocabulary"]["natures"].pop()
    assert told(document) == ['vocabulary natures: "right" is missing']


@pytest.mark.parametrize(
    ("key", "change", "message"),
    [
        ("role", {"section": "genral"}, 'section: unknown section "genral"; did you mean "general"?'),
        ("users", {"unit": None}, "unit: a number needs a unit"),
        ("personal_data", {"yes": None}, 'yes: a yes-no fact needs a clause for "yes"'),
        ("established_in", {"choices": [choice("a")]}, 'choices: a fact of type "regions" has no choices'),
        ("certifications", {"choices": None}, 'choices: a fact of type "choices" needs choices'),
        ("users", {"single": True}, "single: only a fact for places takes one place"),
        ("daily_users", {"at_most": "usres"}, 'at_most: unknown fact "usres"; did you mean "users"?'),
        ("users", {"at_most": "users"}, "at_most: runs in a circle: users → users"),
        (
            "daily_users",
            {"at_most": "role"},
            "at_most: only a number can have a limit, and only a number can be one",
        ),
        ("daily_users", {"scope": "product"}, 'at_most: "users" has another scope, market'),
        ("profiling", {"ask_when": "profiling"}, "ask_when: the question would wait for its own answer"),
    ],
)
def test_a_fact_that_contradicts_itself(document, key, change, message):
    entry = facts(document)[key]
    entry |= change
    for field in [field for field, value in change.items() if value is None]:
        del entry[field]
    assert f"{key} {message}" in [line.partition(" (at")[0] for line in told(document)]


@pytest.mark.parametrize(
    ("proposal", "message"),
    [
        ({"when": "personal_data", "because": "x"}, "proposed.0: needs either value or same_as"),
        (
            {"when": "personal_data", "value": "DE", "same_as": "hq_region", "because": "x"},
            "proposed.0: needs either value or same_as",
        ),
        (
            {"when": "personal_data", "same_as": "hq_regoin", "because": "x"},
            'proposed.0.same_as: unknown fact "hq_regoin"; did you mean "hq_region"?',
        ),
        (
            {"when": "personal_data", "same_as": "role", "because": "x"},
            'proposed.0.same_as: "role" is of another type, choices',
        ),
    ],
)
def test_a_proposed_answer_that_does_not_fit(document, proposal, message):
    facts(document)["sold_in"]["proposed"] = [proposal]
    assert told(document) == [f"sold_in {message}"]


def test_a_proposed_choice_must_exist(document):
    facts(document)["size"]["proposed"] = [{"when": "personal_data", "value": "smal", "because": "x"}]
    assert told(document) == ['size proposed.0.value: no choice "smal"; did you mean "small"?']


def test_limits_that_lead_back_to_themselves(document):
    facts(document)["users"]["at_most"] = "daily_users"
    assert told(document) == ["users at_most: runs in a circle: users → daily_users → users"]


def test_a_place_inside_a_place_that_is_not_there(document):
    document["places"][0]["parent"] = "EUU"
    assert told(document) == ['DE parent: unknown place "EUU"; did you mean "EU"?']


def test_places_inside_each_other(document):
    document["places"][1]["parent"] = "DE"
    assert told(document) == ["DE parent: runs in a circle: DE → EU → DE"]


def test_a_group_of_places_that_are_not_there(document):
    document["vocabulary"]["groups"][0]["members"] = ["EU", "CH"]
    assert told(document) == ['EEA members.1: "CH" is no place and no group']


def test_a_group_named_like_a_place(document):
    document["vocabulary"]["groups"][0]["key"] = "DE"
    assert told(document) == ['DE key: "DE" is the code of a place']


def test_groups_inside_each_other(document):
    group = document["vocabulary"]["groups"][0]
    document["vocabulary"]["groups"].append(group | {"key": "WIDER", "members": ["EEA"]})
    group["members"] = ["WIDER"]
    assert told(document) == ["EEA members: runs in a circle: EEA → WIDER → EEA"]


# --- references --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"theme": "privcy"}, 'theme: unknown theme "privcy"; did you mean "privacy"?'),
        ({"controls": ["dpia", "polcy"]}, 'controls.1: unknown control "polcy"; did you mean "policy"?'),
        ({"controls": ["dpia", "dpia"]}, 'controls.1: "dpia" stands in the list twice'),
        ({"controls": []}, "controls: is empty; only a prohibition needs no control"),
        ({"nature": "prohibition"}, "severity: a prohibition is always a blocker"),
    ],
)
def test_a_requirement_that_contradicts_the_rest(document, norway, change, message):
    norway["requirements"][0] |= change
    assert told(document) == [f"no-act.s-1 {message}"]


def test_a_requirement_of_an_instrument_of_another_region(document, norway):
    norway["requirements"][0]["instrument"] = "eu-dpa"
    assert told(document) == [
        'no-act.s-1 key: does not begin with "eu-dpa."',
        'no-act.s-1 instrument: unknown instrument of this region "eu-dpa"',
    ]


def test_a_blocker_that_is_not_law(document, norway):
    norway["instruments"][0]["binding"] = "expected"
    norway["requirements"][0]["severity"] = "blocker"
    assert told(document) == ["no-act.s-1 severity: only binding law can block a launch"]


def test_a_definition_of_reach_says_what_to_print_while_the_law_is_silent(document, eu):
    del eu["definitions"][0]["silent"]
    assert told(document) == [
        "eu-dpa-scope silent: a definition of reach says what to print while the law is silent"
    ]


def test_what_is_printed_while_the_law_is_silent_is_a_sentence(document, eu):
    eu["definitions"][0]["silent"] = "The Act does not reach you"
    assert told(document) == ["eu-dpa-scope silent: is a sentence and ends with a full stop"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"theme": "privcy"}, 'theme: unknown theme "privcy"; did you mean "privacy"?'),
        ({"owner": "leagl"}, 'owner: unknown owner "leagl"; did you mean "legal"?'),
        (
            {"frameworks": {"iso-27002": ["5"]}},
            'frameworks.iso-27002: unknown framework "iso-27002"; did you mean "iso-27001"?',
        ),
        (
            {"certified_by": ["iso-27002"]},
            'certified_by.0: unknown certificate "iso-27002"; did you mean "iso-27001"?',
        ),
        ({"effort_days": 0}, "effort_days: every control takes at least a day"),
    ],
)
def test_a_control_that_contradicts_the_rest(document, change, message):
    document["controls"][0] |= change
    assert told(document) == [f"dpia {message}"]


def test_a_conflict_of_unknown_requirements(document):
    document["conflicts"][0]["between"] = ["eu-dpa.art-35", "eu-dpa.art-5", "no-act.s-2"]
    assert told(document) == [
        'two-laws between.2: unknown requirement "no-act.s-2"; did you mean "no-act.s-1"?'
    ]


def test_a_conflict_inside_one_region(document):
    document["conflicts"][0]["between"] = ["eu-dpa.art-35", "eu-dpa.art-5"]
    assert told(document) == [
        "two-laws between: names requirements of one region only; a conflict is between two or more"
    ]


# --- days --------------------------------------------------------------------------------------------


def test_an_end_before_the_start(document, eu):
    eu["requirements"][1]["until"] = "2024-12-31"
    assert told(document) == ["eu-dpa.art-35 until: 2024-12-31 is before the start, 2025-01-01"]


def test_an_end_on_the_day_of_the_start(document, eu):
    eu["requirements"][1]["until"] = "2025-01-01"
    assert told(document) == []


def test_a_later_start_that_is_not_later(document, eu):
    eu["requirements"][1]["transitions"][0]["from"] = "2025-01-01"
    [fault] = told(document)
    assert fault == (
        "eu-dpa.art-35 transitions.0.from: "
        "2025-01-01 is not later than the requirement's own start, 2025-01-01"
    )


def test_two_later_starts_on_one_day(document, eu):
    step = eu["requirements"][1]["transitions"][0]
    eu["requirements"][1]["transitions"] = [step, step | {"when": "size is large"}]
    assert told(document) == ["eu-dpa.art-35 transitions.1.from: a second transition starts on 2027-06-01"]


def test_phases_out_of_order(document, eu):
    eu["instruments"][0]["phases"].reverse()
    assert told(document) == ["eu-dpa phases.1.from: 2024-05-01 does not come after 2025-01-01"]


# --- conditions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("personal_data AND", "expected a fact or a definition, found the end (at character 18)"),
        ("personal_data AND (size is small", "expected ), found the end (at character 33)"),
        ("personal_data; drop", '";" has no meaning in a condition (at character 14)'),
    ],
)
def test_a_condition_that_cannot_be_read(document, norway, condition, message):
    norway["requirements"][0]["applies_when"] = condition
    assert told(document) == [f"no-act.s-1 applies_when: {message}"]


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("size has small", '"has" does not fit "size" of type choice; it takes: is, is_not, in, not_in'),
        ("size is smal", '"size" has no choice "smal"; did you mean "small"?'),
        ("hq_region has NOO", '"NOO" is no place and no group; did you mean "NO"?'),
        ("eu-dpa-scope", 'unknown fact or definition "eu-dpa-scope"'),
    ],
)
def test_a_condition_that_does_not_fit_the_vocabulary(document, norway, condition, message):
    norway["requirements"][0]["applies_when"] = f"{condition} OR hq_region has NO AND personal_data"
    assert told(document) == [f"no-act.s-1 applies_when: {message} (at character 1)"]


def test_every_place_of_a_condition_is_looked_at(document, eu):
    facts(document)["profiling"]["ask_when"] = "personal_dta"
    facts(document)["role"]["choices"][1]["show_when"] = "personal_dtb"
    facts(document)["sold_in"]["proposed"][0]["when"] = "personal_dtc"
    eu["requirements"][1]["transitions"][0]["when"] += " AND personal_dtd"
    assert [line.partition(":")[0] for line in told(document)] == [
        "role.deployer show_when",
        "profiling ask_when",
        "sold_in proposed.0.when",
        "eu-dpa.art-35 transitions.0.when",
    ]


def test_questions_cannot_name_definitions(document):
    facts(document)["profiling"]["ask_when"] = "eu-dpa-scope"
    assert told(document) == [
        'profiling ask_when: unknown fact or definition "eu-dpa-scope" (at character 1)'
    ]


def test_a_question_about_the_product_cannot_wait_for_a_market(document):
    facts(document)["profiling"]["ask_when"] = "users > 5"
    [fault] = told(document)
    assert fault == (
        'profiling ask_when: "users" has a value for each market; '
        "a question about the product cannot wait for it (at character 1)"
    )


def test_definitions_that_lead_back_to_themselves(document, eu):
    scope = eu["definitions"][0]
    eu["definitions"].append(scope | {"key": "eu-class", "when": "eu-dpa-scope AND personal_data"})
    scope["when"] += " OR eu-class"
    assert told(document) == ["eu-dpa-scope when: runs in a circle: eu-dpa-scope → eu-class → eu-dpa-scope"]


def test_hidden_choices_that_wait_for_each_other(document):
    facts(document)["role"]["choices"][1]["show_when"] = "certifications has iso-27001"
    facts(document)["certifications"]["choices"][0]["show_when"] = "role has deployer"
    assert told(document) == ["role.deployer show_when: runs in a circle: role → certifications → role"]


def test_a_choice_that_waits_for_its_own_question(document):
    facts(document)["role"]["choices"][1]["show_when"] = "role has provider"
    assert told(document) == ["role.deployer show_when: runs in a circle: role → role"]


def test_a_condition_that_can_never_be_true(document, eu):
    eu["requirements"][0]["applies_when"] += " AND users < 1000"
    assert told(document) == []
    eu["requirements"][0]["applies_when"] += " AND users >= 5000"
    assert told(document) == ["eu-dpa.art-5 applies_when: can never be true"]


def test_a_transition_for_nobody_to_whom_the_requirement_applies(document, eu):
    eu["requirements"][1]["transitions"][0]["when"] += " AND NOT personal_data"
    assert told(document) == [
        "eu-dpa.art-35 transitions.0.when: can never be true while the requirement applies"
    ]


def test_a_definition_makes_a_condition_impossible(document, eu):
    eu["requirements"][0]["applies_when"] += " AND established_in has_none [EU] AND sold_in has_none [DE, FR]"
    assert told(document) == ["eu-dpa.art-5 applies_when: can never be true"]


# --- nobody needs it ---------------------------------------------------------------------------------


def test_a_question_that_no_condition_reads(document):
    document["vocabulary"]["facts"].append(fact("colour", "yes-no"))
    assert told(document) == ["colour: no condition reads this fact, so nobody needs the question"]


def test_certificates_are_asked_for_their_own_sake(document):
    document["vocabulary"]["facts"].append(fact("audited", "yes-no", section="standing"))
    assert told(document) == []


def test_a_definition_that_no_requirement_stands_on(document, eu):
    scope = eu["definitions"][0]
    eu["definitions"].append(scope | {"key": "eu-a", "when": "eu-b"})
    eu["definitions"].append(scope | {"key": "eu-b", "when": "personal_data"})
    assert told(document) == [
        "eu-a: no requirement uses this definition",
        "eu-b: no requirement uses this definition",
    ]
    eu["requirements"][0]["applies_when"] += " AND eu-a"
    assert told(document) == []
