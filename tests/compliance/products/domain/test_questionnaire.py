"""Which questions are asked, in which order and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from compliance.products.domain.asking import Progress, Proposed, Tally
from compliance.products.domain.questionnaire import Questionnaire
from compliance.products.enums import Heard, SectionState
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Band, Value
from tests.compliance.builders import TODAY, places
from tests.compliance.products.law import law

CATALOGUE = Catalogue.from_document(law())
NOT_CHINA = {key: places("SG") for key in ("hq_region", "established_in", "technology_developed_in")}

Answers = dict[str, dict[str, Value]]


def questionnaire(*codes: str, unknown: tuple[str, ...] = (), **facts: Any) -> Questionnaire:
    """Facts by name; those of a market as SA__market_links."""
    by_region: Answers = {"": {}}
    said: dict[tuple[str, str], Heard] = {}
    for name, value in facts.items():
        region, _, key = name.rpartition("__")
        by_region.setdefault(region, {})[key] = value
        said[key, region] = Heard.KNOWN
    for name in unknown:
        region, _, key = name.rpartition("__")
        said[key, region] = Heard.UNKNOWN
    return Questionnaire(CATALOGUE, by_region, dict.fromkeys(codes), said, TODAY)


def keys(asked: Questionnaire) -> list[str]:
    return [question.fact.key for question in asked.questions]


def open_keys(asked: Questionnaire) -> list[str]:
    return [question.fact.key for question in asked.questions if not question.is_answered]


class TestOrder:
    def test_the_opening_comes_first_whatever_it_decides(self):
        asked = questionnaire("SG")
        assert keys(asked)[:5] == [
            "hq_region",
            "technology_developed_in",
            "role",
            "market_links",
            "personal_data",
        ]

    def test_then_come_only_facts_that_a_rule_of_the_chosen_markets_misses(self):
        asked = questionnaire("SG", **NOT_CHINA)
        assert open_keys(asked) == ["role", "market_links", "personal_data", "on_market_since"]

    def test_those_that_decide_most_come_before_others(self):
        asked = questionnaire("SA", "EU", **NOT_CHINA, role=places("provider"), personal_data=True)
        assert open_keys(asked) == [
            "market_links",
            "sensitive_data",
            "company_size",
            "monthly_active_users",
            "compute",
            "limits",
            "seated_here",
            "daily_active_users",
        ]
        assert asked.decides["seated_here", "EU"] == 1

    def test_a_question_that_depends_on_another_waits_for_it(self):
        asked = questionnaire("SA", "EU", **NOT_CHINA, SA__market_links=places("offered-here"))
        order = open_keys(asked)
        assert order.index("personal_data") < order.index("sensitive_data")
        assert order.index("monthly_active_users") < order.index("daily_active_users")

    def test_answered_questions_stand_first_in_the_order_of_the_answers(self):
        asked = questionnaire("SA", role=places("none"), hq_region=places("SG"))
        assert keys(asked)[:2] == ["role", "hq_region"]

    def test_without_a_market_only_the_opening_about_the_product_is_asked(self):
        assert keys(questionnaire()) == ["hq_region", "technology_developed_in", "role", "personal_data"]


class TestWhatIsAsked:
    def test_a_false_guard_takes_a_question_away_and_an_open_one_does_not(self):
        offered = {"SA__market_links": places("offered-here")}
        assert "sensitive_data" in keys(questionnaire("SA", **offered))
        assert "sensitive_data" not in keys(questionnaire("SA", **offered, personal_data=False))

    def test_a_market_question_is_asked_where_a_rule_misses_it(self):
        asked = questionnaire("SA", "EU", "SG")
        assert asked.question("monthly_active_users").regions == ("EU",)
        assert asked.question("on_market_since").regions == ("SG",)

    def test_an_opening_market_question_is_asked_for_every_chosen_market_but_not_at_home(self):
        asked = questionnaire("SA", "EU", hq_region=places("CN"))
        assert asked.homes == ("CN",)
        assert asked.question("market_links").regions == ("SA", "EU")

    def test_home_law_asks_too_until_the_answers_exclude_it(self):
        assert "employee_count" in keys(questionnaire("SG", technology_developed_in=places("CN")))
        assert "employee_count" not in keys(questionnaire("SG", **NOT_CHINA))

    def test_a_chosen_home_market_is_no_home_region(self):
        assert questionnaire("CN", hq_region=places("CN")).homes == ()

    def test_i_dont_know_yet_is_an_answer_and_is_not_asked_again(self):
        asked = questionnaire("SG", unknown=("personal_data",))
        assert "personal_data" in keys(asked)
        assert "personal_data" not in open_keys(asked)
        assert asked.question("personal_data").is_unknown

    def test_a_market_added_later_opens_its_market_questions_again(self):
        asked = questionnaire("SA", "EU", SA__market_links=places("none"))
        question = asked.question("market_links")
        assert (question.regions, question.heard) == (("SA", "EU"), (Heard.KNOWN, None))
        assert question.is_touched
        assert not question.is_answered

    def test_an_answer_that_the_law_no_longer_takes_is_asked_again(self):
        asked = Questionnaire(
            CATALOGUE, {"": {}}, {"SA": None}, {("personal_data", ""): Heard.UNREADABLE}, TODAY
        )
        assert "personal_data" in open_keys(asked)


class TestUnused:
    def test_an_answer_whose_guard_became_false_is_kept_apart_and_comes_back(self):
        answers = {
            "SA__market_links": places("offered-here"),
            "sensitive_data": places("health"),
        }
        assert questionnaire("SA", **answers, personal_data=False).unused == (("sensitive_data", ""),)
        assert questionnaire("SA", **answers, personal_data=True).unused == ()

    def test_answers_of_a_market_that_was_left_are_kept_apart(self):
        assert questionnaire("EU", SA__market_links=places("none")).unused == (("market_links", "SA"),)

    def test_an_answer_that_no_rule_of_the_markets_reads_is_kept_apart(self):
        assert questionnaire("SG", **NOT_CHINA, compute=Band.exactly(5)).unused == (
            ("established_in", ""),
            ("compute", ""),
        )

    def test_an_exception_of_a_market_is_in_use_as_long_as_its_question(self):
        assert questionnaire("SA", SA__personal_data=True).unused == ()


class TestProgress:
    def test_it_counts_what_is_answered_and_what_is_open(self):
        asked = questionnaire("SG", hq_region=places("SG"))
        assert asked.progress("hq_region") == Progress(1, len(asked.questions))
        assert asked.progress("role") == Progress(2, len(asked.questions))

    def test_the_position_never_runs_backwards_while_answers_are_given(self):
        given = {}
        positions = []
        for name, value in {
            "hq_region": places("SG"),
            "technology_developed_in": places("SG"),
            "established_in": places("SG"),
            "role": places("none"),
            "SA__market_links": places("offered-here"),
            "personal_data": True,
            "sensitive_data": places("health"),
        }.items():
            asked = questionnaire("SA", **given)
            positions.append(asked.progress(name.rpartition("__")[2]).position)
            given[name] = value
        assert positions == [1, 2, 3, 4, 5, 6, 7]

    def test_an_answer_that_falls_out_of_use_does_not_move_it_back(self):
        answers = {
            "SA__market_links": places("offered-here"),
            "sensitive_data": places("health"),
        }
        before = questionnaire("SA", **answers, personal_data=True).progress("role")
        after = questionnaire("SA", **answers, personal_data=False).progress("role")
        assert before.position == after.position == 4

    def test_the_next_question_is_the_first_open_one_but_the_one_just_seen(self):
        asked = questionnaire("SG")
        assert asked.next_after().fact.key == "hq_region"
        assert asked.next_after("hq_region").fact.key == "technology_developed_in"
        assert asked.next_after(section="product").fact.key == "role"

    def test_when_all_is_answered_there_is_no_next_question(self):
        asked = questionnaire(
            "SG", **NOT_CHINA, role=places("none"), personal_data=False, SG__market_links=places("none")
        )
        assert asked.next_after() is None


class TestSections:
    def states(self, asked: Questionnaire) -> dict[str, SectionState]:
        return {section.key: section.state for section in asked.sections}

    def test_they_say_honestly_how_far_they_are(self):
        asked = questionnaire(
            "SG", **NOT_CHINA, role=places("none"), unknown=("SG__market_links", "SG__on_market_since")
        )
        assert self.states(asked) == {
            "company": SectionState.COMPLETED,
            "product": SectionState.IN_PROGRESS,
            "general": SectionState.COMPLETED,
        }
        assert [(section.answered, section.unknown) for section in asked.sections] == [(2, 0), (1, 0), (2, 2)]

    def test_nothing_answered_is_not_started(self):
        assert set(self.states(questionnaire("SG")).values()) == {SectionState.NOT_STARTED}

    def test_a_market_added_later_makes_its_section_need_another_look(self):
        asked = questionnaire("SA", "EU", SA__market_links=places("none"))
        assert self.states(asked)["general"] == SectionState.ANOTHER_LOOK

    def test_a_section_without_questions_says_so(self):
        assert self.states(questionnaire())["general"] == SectionState.NOTHING_TO_ASK


class TestWhy:
    def why(self, asked: Questionnaire, key: str) -> list[tuple[str, str]]:
        return [(code, rule.key) for code, rule in asked.why(key)]

    def test_it_names_the_rules_that_wait_for_the_answer_blockers_first(self):
        asked = questionnaire("EU", "SA", SA__market_links=places("offered-here"))
        assert self.why(asked, "personal_data") == [("SA", "sa.notice"), ("EU", "eu.medical")]

    def test_an_answered_question_still_says_what_it_decides(self):
        asked = questionnaire("SA", SA__market_links=places("offered-here"), personal_data=True)
        assert self.why(asked, "personal_data") == [("SA", "sa.notice")]

    def test_rules_that_other_answers_have_settled_are_left_out(self):
        asked = questionnaire("SA", SA__market_links=places("none"))
        assert self.why(asked, "personal_data") == []


class TestProposals:
    def test_the_answer_of_another_fact_is_offered(self):
        asked = questionnaire("SA", hq_region=places("CN"))
        assert asked.proposed("technology_developed_in", "") == Proposed(places("CN"), 0)

    def test_a_value_is_offered_when_its_condition_is_true(self):
        assert questionnaire("SA", employee_count=Band(250, 499)).proposed("company_size", "") == Proposed(
            places("large"), 0
        )

    @pytest.mark.parametrize("people", [Band(200, 300), Band.exactly(249)])
    def test_nothing_is_offered_while_the_condition_is_open_or_false(self, people):
        assert questionnaire("SA", employee_count=people).proposed("company_size", "") is None

    def test_a_proposal_is_no_answer(self):
        asked = questionnaire("SA", hq_region=places("CN"))
        assert "technology_developed_in" in open_keys(asked)


class TestTallies:
    def test_they_count_where_the_rules_of_every_region_stand(self):
        asked = questionnaire("SA", **NOT_CHINA, SA__market_links=places("offered-here"), personal_data=True)
        assert asked.tallies == (
            Tally("SA", applies=1, undecided=2, upcoming=0, does_not_apply=0, definitions=("sa-reach",)),
            Tally("INTL", applies=0, undecided=0, upcoming=0, does_not_apply=0, definitions=()),
        )

    def test_without_a_market_there_are_none(self):
        assert questionnaire().tallies == ()

    def test_a_market_is_judged_on_its_launch_day_and_the_others_on_the_earliest(self):
        launch = date(2027, 1, 15)
        asked = Questionnaire(CATALOGUE, {"": {}}, {"SA": launch, "EU": None}, {}, TODAY)
        assert asked.days == {"SA": launch, "EU": TODAY, "CN": TODAY, "INTL": TODAY}
