from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.evaluation import Truth, all_of, any_of, opposite
from regions.logic.expressions import parse
from tests.regions.logic.builders import missing, situation, truth

# Kleene's tables


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, True, False, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, True, None, True),
        (None, False, False, None),
        (None, None, None, None),
    ],
    ids=str,
)
def test_and_and_or_follow_kleene(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert (all_of([left, right]), any_of([left, right])) == (both, either)


@pytest.mark.parametrize(("value", "expected"), [(True, False), (False, True), (None, None)])
def test_not_turns_what_is_known(value: Truth, expected: Truth) -> None:
    assert opposite(value) is expected


def test_and_of_nothing_is_true_and_or_of_nothing_is_false() -> None:
    assert (all_of([]), any_of([])) == (True, False)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("personal_data AND minors", None),
        ("personal_data AND government", False),
        ("minors AND government", False),
        ("personal_data OR minors", True),
        ("government OR minors", None),
        ("minors OR NOT minors", None),
        ("minors AND NOT minors", None),
        ("NOT minors", None),
        ("NOT government", True),
        ("NOT (personal_data OR minors)", False),
        ("NOT NOT personal_data", True),
        ("government OR personal_data AND NOT government", True),
        ("personal_data AND minors OR personal_data", True),
    ],
    ids=str,
)
def test_conditions_are_joined_by_the_tables(condition: str, expected: Truth) -> None:
    assert truth(condition, personal_data="yes", government="no") is expected


# Every operator on every type


@pytest.mark.parametrize(
    ("condition", "written", "expected"),
    [
        ("minors", "yes", True),
        ("minors", "no", False),
        ("company_size is micro", "micro", True),
        ("company_size is micro", "small", False),
        ("company_size is_not micro", "micro", False),
        ("company_size is_not micro", "small", True),
        ("company_size in [micro, small]", "small", True),
        ("company_size in [micro, small]", "large", False),
        ("company_size not_in [micro, small]", "small", False),
        ("company_size not_in [micro, small]", "large", True),
        ("role has provider", ["provider", "deployer"], True),
        ("role has provider", ["deployer"], False),
        ("role has provider", [], False),
        ("role has_any [provider, maker]", ["maker", "deployer"], True),
        ("role has_any [provider, maker]", ["deployer"], False),
        ("role has_any [provider, maker]", [], False),
        ("role has_all [provider, maker]", ["maker", "provider", "deployer"], True),
        ("role has_all [provider, maker]", ["maker"], False),
        ("role has_all [provider, maker]", [], False),
        ("role has_none [provider, maker]", ["deployer"], True),
        ("role has_none [provider, maker]", ["maker", "deployer"], False),
        ("role has_none [provider, maker]", [], True),
        ("role has_outside [provider, maker]", ["maker", "deployer"], True),
        ("role has_outside [provider, maker]", ["maker", "provider"], False),
        ("role has_outside [provider, maker]", ["none"], True),
        ("role has_outside [provider, maker]", [], False),
        ("established_in has CN", ["CN", "NO"], True),
        ("established_in has CN", ["NO"], False),
        ("established_in has CN", [], False),
        ("established_in has_any [CN, NO]", ["NO", "JP"], True),
        ("established_in has_any [CN, NO]", ["JP"], False),
        ("established_in has_any [CN, NO]", [], False),
        ("established_in has_all [CN, NO]", ["NO", "CN", "JP"], True),
        ("established_in has_all [CN, NO]", ["NO", "JP"], False),
        ("established_in has_all [CN, NO]", [], False),
        ("established_in has_none [CN, NO]", ["JP"], True),
        ("established_in has_none [CN, NO]", ["NO", "JP"], False),
        ("established_in has_none [CN, NO]", [], True),
        ("established_in has_outside [CN, NO]", ["CN", "JP"], True),
        ("established_in has_outside [CN, NO]", ["CN", "NO"], False),
        ("established_in has_outside [CN, NO]", [], False),
        ("hq_region has CN", "CN", True),
        ("hq_region has_any [EEA, JP]", "CN", False),
        ("hq_region has_outside [EEA, JP]", "CN", True),
        ("hq_region has_none [EEA, JP]", "NO", False),
        ("designed_on before 2026-08-02", "2026-08-01", True),
        ("designed_on before 2026-08-02", "2026-08-02", False),
        ("designed_on on_or_after 2026-08-02", "2026-08-02", True),
        ("designed_on on_or_after 2026-08-02", "2026-08-01", False),
        ("compute < 100", "99", True),
        ("compute < 100", "100", False),
        ("compute <= 100", "100", True),
        ("compute <= 100", "100.5", False),
        ("compute > 100", "101", True),
        ("compute > 100", "100", False),
        ("compute >= 100", "100", True),
        ("compute >= 100", "99.5", False),
        ("compute >= 1e25", "1e25", True),
        ("compute >= 1e25", "9.9e24", False),
        ("compute = 100", "100", True),
        ("compute = 100", "101", False),
    ],
    ids=str,
)
def test_an_answer_settles_every_operator(condition: str, written: Written, expected: Truth) -> None:
    fact = condition.split(maxsplit=1)[0]
    assert truth(condition, **{fact: written}) is expected
    assert truth(f"NOT ({condition})", **{fact: written}) is opposite(expected)


@pytest.mark.parametrize(
    "condition",
    [
        "minors",
        "company_size is micro",
        "company_size is_not micro",
        "company_size in [micro]",
        "company_size not_in [micro]",
        "role has provider",
        "role has_any [provider]",
        "role has_all [provider]",
        "role has_none [provider]",
        "role has_outside [provider]",
        "established_in has CN",
        "established_in has_any [EEA]",
        "established_in has_all [CN, NO]",
        "established_in has_none [EU]",
        "established_in has_outside [EU]",
        "compute < 5",
        "compute <= 5",
        "compute > 5",
        "compute >= 5",
        "compute = 5",
        "designed_on before 2026-08-02",
        "designed_on on_or_after 2026-08-02",
    ],
)
def test_without_an_answer_every_operator_is_unknown_and_names_its_fact(condition: str) -> None:
    assert truth(condition) is None
    assert missing(condition) == {condition.split(maxsplit=1)[0]}


# Places


@pytest.mark.parametrize(
    ("condition", "written", "expected"),
    [
        pytest.param("established_in has EU", ["DE"], True, id="a whole is met by its part"),
        pytest.param("established_in has DE", ["EU"], True, id="a part is met by its whole"),
        pytest.param("established_in has DE", ["FR"], False, id="a part is not met by another part"),
        pytest.param("established_in has EEA", ["NO"], True, id="a group is met by a member"),
        pytest.param("established_in has EEA", ["FR"], True, id="a group is met by a part of a member"),
        pytest.param("established_in has ADEQUATE", ["FR"], True, id="a group in a group"),
        pytest.param("established_in has ADEQUATE", ["US"], False, id="a place in neither group"),
        pytest.param("established_in has_outside [EEA]", ["EU", "NO"], False, id="all of a group is inside"),
        pytest.param("established_in has_outside [EEA]", ["EU", "CH"], True, id="one beside a group"),
        pytest.param(
            "established_in has_outside [ADEQUATE]", ["EU", "CH"], False, id="inside a nested group"
        ),
        pytest.param("established_in has_outside [DE]", ["EU"], True, id="a whole leaves its part"),
        pytest.param("established_in has_outside [EU]", ["DE"], False, id="a part stays in its whole"),
        pytest.param("established_in has_outside [DE, FR]", ["EU"], False, id="all parts are the whole"),
        pytest.param("established_in has_all [US-CA, US-NY]", ["US"], True, id="a whole has all its parts"),
        pytest.param("established_in has_all [EU, US]", ["DE", "US-CA"], True, id="a part of each"),
        pytest.param("established_in has_all [EU, US]", ["EU"], False, id="only one of two"),
        pytest.param("established_in has_none [US-CA]", ["US"], False, id="a whole includes its part"),
        pytest.param("established_in has_none [US-CA]", ["US-NY"], True, id="another part does not"),
        pytest.param("hq_region has US-CA", "US", True, id="a single place with parts"),
    ],
)
def test_places_stand_for_their_parts_and_groups_for_their_members(
    condition: str, written: Written, expected: Truth
) -> None:
    assert truth(condition, **{condition.split(maxsplit=1)[0]: written}) is expected


# Definitions

DEFINITIONS = {
    "reach": "market_links has offered OR established_in has EU",
    "high-risk": "reach AND domains has_any [health, law]",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param({"market_links": ["offered"], "domains": ["law"]}, True, id="both hold"),
        pytest.param({"market_links": [], "established_in": ["CN"]}, False, id="the inner one fails"),
        pytest.param({"domains": ["games"]}, False, id="the outer one fails"),
        pytest.param({"domains": ["law"]}, None, id="the inner one is unknown"),
    ],
)
def test_definitions_may_use_one_another(written: dict[str, Written], expected: Truth) -> None:
    assert situation(DEFINITIONS, **written).evaluate(parse("high-risk")) is expected


def test_a_definition_comes_before_a_fact_of_the_same_name() -> None:
    assert situation({"minors": "personal_data"}, personal_data="yes").evaluate(parse("minors")) is True


@pytest.mark.parametrize("condition", ["weather", "weather has rain", "personal_data AND weather"])
def test_a_word_that_is_neither_fact_nor_definition_is_a_fault(condition: str) -> None:
    with pytest.raises(KeyError, match="weather"):
        truth(condition)
