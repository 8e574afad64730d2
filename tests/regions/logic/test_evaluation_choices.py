"""A ticked choice counts only while it is shown.

In the builders' vocabulary "assistive" is shown for health and law only, "reviewed" beside it or for minors,
and the plan "paid" for providers.
"""

from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.evaluation import Truth, opposite
from tests.regions.logic.builders import situation, truth, vocabulary


@pytest.mark.parametrize(
    ("limits", "domains", "expected"),
    [
        pytest.param(["assistive"], ["health"], True, id="ticked and shown"),
        pytest.param(["assistive"], ["games"], False, id="ticked and hidden"),
        pytest.param(["assistive"], [], False, id="ticked and hidden by an empty answer"),
        pytest.param(["assistive"], "unknown", None, id="ticked, nobody knows whether shown"),
        pytest.param(["training"], ["health"], False, id="not ticked though shown"),
        pytest.param(["training"], ["games"], False, id="not ticked and hidden"),
        pytest.param(["training"], "unknown", False, id="not ticked, whether shown or not"),
        pytest.param([], "unknown", False, id="nothing ticked"),
        pytest.param("unknown", ["health"], None, id="unanswered and shown"),
        pytest.param("unknown", ["games"], False, id="unanswered and hidden"),
        pytest.param("unknown", "unknown", None, id="nothing known"),
    ],
)
def test_a_ticked_choice_counts_only_while_it_is_shown(
    limits: Written, domains: Written, expected: Truth
) -> None:
    assert truth("limits has assistive", limits=limits, domains=domains) is expected
    assert truth("limits has_none [assistive]", limits=limits, domains=domains) is opposite(expected)


@pytest.mark.parametrize(
    ("condition", "limits", "domains", "expected"),
    [
        pytest.param(
            "limits has_any [training, assistive]", ["assistive"], ["games"], False, id="any: hidden"
        ),
        pytest.param(
            "limits has_any [training, assistive]", ["training"], ["games"], True, id="any: the other"
        ),
        pytest.param(
            "limits has_any [training, assistive]", ["assistive"], "unknown", None, id="any: unknown"
        ),
        pytest.param(
            "limits has_any [training, assistive]", "unknown", ["games"], None, id="any: unanswered"
        ),
        pytest.param(
            "limits has_all [training, assistive]", ["training", "assistive"], ["law"], True, id="all: shown"
        ),
        pytest.param(
            "limits has_all [training, assistive]",
            ["training", "assistive"],
            ["games"],
            False,
            id="all: hidden",
        ),
        pytest.param(
            "limits has_all [training, assistive]",
            ["training", "assistive"],
            "unknown",
            None,
            id="all: unknown",
        ),
        pytest.param(
            "limits has_all [training, assistive]", "unknown", ["games"], False, id="all: unanswered"
        ),
        pytest.param("limits has_outside [training]", ["training", "assistive"], ["law"], True, id="outside"),
        pytest.param("limits has_outside [training]", ["assistive"], ["games"], False, id="outside: hidden"),
        pytest.param("limits has_outside [training]", ["assistive"], "unknown", None, id="outside: unknown"),
        pytest.param(
            "limits has_outside [training, assistive]", ["assistive"], "unknown", False, id="outside: inside"
        ),
        pytest.param("limits has_none [training]", ["assistive"], "unknown", True, id="none: another one"),
    ],
)
def test_hidden_choices_vanish_from_every_operator(
    condition: str, limits: Written, domains: Written, expected: Truth
) -> None:
    assert truth(condition, limits=limits, domains=domains, minors="no") is expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [(["provider"], (True, False)), (["deployer"], (False, True)), ("unknown", (None, None))],
)
def test_a_hidden_choice_of_a_single_choice_counts_as_not_chosen(
    role: Written, expected: tuple[Truth, Truth]
) -> None:
    found = tuple(truth(f"plan {operator} paid", plan="paid", role=role) for operator in ("is", "is_not"))
    assert found == expected


@pytest.mark.parametrize(
    ("domains", "minors", "expected"),
    [
        (["health"], "unknown", True),
        (["games"], "yes", True),
        (["games"], "no", False),
        (["games"], "unknown", None),
        ("unknown", "no", None),
        ("unknown", "yes", True),
    ],
    ids=str,
)
def test_a_choice_may_be_shown_by_another_choice_that_may_be_hidden(
    domains: Written, minors: str, expected: Truth
) -> None:
    given = truth("limits has reviewed", limits=["assistive", "reviewed"], domains=domains, minors=minors)
    assert given is expected


def test_a_choice_says_whether_it_is_shown_and_ticked() -> None:
    limits = vocabulary().facts["limits"]
    here = situation(limits=["assistive", "training"], domains=["games"])
    assert [here.shown(limits, value) for value in ("training", "assistive", "reviewed")] == [
        True,
        False,
        None,
    ]
    assert [here.ticked(limits, value) for value in ("training", "assistive", "reviewed")] == [
        True,
        False,
        False,
    ]
