"""Saving one answer: once, never lost, never over somebody else's."""

from __future__ import annotations

import pytest

from compliance.products.domain.answers import Said, StaleAnswerError, save_answer
from compliance.products.enums import Heard
from tests.compliance.accounts.factories import UserFactory
from tests.compliance.builders import places
from tests.compliance.products.law import product, say, state

pytestmark = pytest.mark.django_db


def test_a_first_answer_has_version_one_and_counts_as_a_change():
    made, person = product("SA"), UserFactory.create()
    before = made.revision
    answer = save_answer(made, Said("personal_data", "", "yes", "as told"), by=person, version=0)
    assert (answer.value, answer.note, answer.version, answer.answered_by) == ("yes", "as told", 1, person)
    assert made.revision == before + 1


def test_the_same_again_changes_nothing_whatever_version_was_seen():
    made, person = product("SA"), UserFactory.create()
    for seen in (0, 0, 1, 7):
        answer = save_answer(made, Said("personal_data", "", "yes"), by=person, version=seen)
    assert answer.version == 1
    assert made.revision == 2


def test_a_replayed_older_answer_does_not_win_over_a_newer_one():
    made, person = product("SA"), UserFactory.create()
    save_answer(made, Said("personal_data", "", "yes"), by=person, version=0)
    save_answer(made, Said("personal_data", "", "no"), by=person, version=1)
    with pytest.raises(StaleAnswerError) as caught:
        save_answer(made, Said("personal_data", "", "yes"), by=person, version=0)
    assert (caught.value.theirs.value, caught.value.theirs.version) == ("no", 2)
    assert made.answers.get().value == "no"


def test_answers_to_other_questions_and_markets_never_collide():
    made, person = product("SA", "EU"), UserFactory.create()
    for said in (
        Said("seated_here", "SA", "yes"),
        Said("seated_here", "EU", "no"),
        Said("personal_data", "", "no"),
    ):
        save_answer(made, said, by=person, version=0)
    assert {(one.fact, one.region): one.value for one in made.answers.all()} == {
        ("seated_here", "SA"): "yes",
        ("seated_here", "EU"): "no",
        ("personal_data", ""): "no",
    }


def test_the_state_reads_typed_answers_by_region_and_what_became_of_each():
    made = product("SA")
    say(made, hq_region=["DE"], role=None)
    say(made, region_="SA", seated_here="yes")
    made.answers.create(fact="company_size", value="gigantic")
    made.answers.create(fact="forgotten", value="yes")
    found = state(made)
    assert found.facts == {"": {"hq_region": places("DE")}, "SA": {"seated_here": True}}
    assert found.questionnaire.said == {
        ("hq_region", ""): Heard.KNOWN,
        ("role", ""): Heard.UNKNOWN,
        ("seated_here", "SA"): Heard.KNOWN,
        ("company_size", ""): Heard.UNREADABLE,
        ("forgotten", ""): Heard.UNREADABLE,
    }


def test_the_state_after_an_answer_is_known_without_reading_again(django_assert_num_queries):
    made = product("SA")
    found = state(made)
    answer = save_answer(made, Said("personal_data", "", "no"), by=UserFactory.create(), version=0)
    with django_assert_num_queries(0):
        assert found.after([answer]).facts == {"": {"personal_data": False}}


@pytest.mark.parametrize("count", [1, 3])
def test_the_state_is_read_with_three_queries_whatever_it_holds(count, django_assert_num_queries):
    made = product(*("SA", "EU", "SG")[:count])
    for key in ("hq_region", "established_in", "technology_developed_in")[:count]:
        say(made, **{key: ["SG"]})
    state(made).questionnaire.questions  # noqa: B018 -- the law is in memory from here on
    with django_assert_num_queries(3):
        state(made).questionnaire.questions  # noqa: B018 -- as above
