"""What a written profile means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.products.domain.profile import (
    ControlAnswer,
    ControlAnswers,
    Evidence,
    MarketProfile,
    Profile,
)
from compliance.products.domain.profile_file import read_profile
from compliance.products.enums import ControlStatus
from regions.logic.facts import Band, Value
from tests.compliance.builders import by_market, once
from tests.compliance.products.domain.profile_texts import LAW, read, read_with_product
from tests.law.cases import shipped_catalogue

INFINITE = float("inf")
EXAMPLES = sorted((Path(__file__).parents[4] / "examples").glob("*.yaml"))


def test_a_whole_profile() -> None:
    assert read(
        """
        product: {name: Nova, description: Companion chatbot}
        facts: {role: [provider, deployer], personal_data: yes, employee_count: 240}
        markets:
          EU: {launch_on: 2027-01-15, facts: {monthly_active_users: 200000}}
          SA: {}
        home: {CN: {facts: {market_links: [staff-or-agent-here]}}}
        controls:
          impact-assessment: {status: implemented, note: Done in May, evidence: ["https://proof.example/1"]}
          local-representative: {SA: {status: planned}}
        """
    ) == Profile(
        name="Nova",
        description="Companion chatbot",
        facts={
            "role": frozenset({"provider", "deployer"}),
            "personal_data": True,
            "employee_count": Band(240, 240),
        },
        markets={
            "EU": MarketProfile(date(2027, 1, 15), {"monthly_active_users": Band(200000, 200000)}),
            "SA": MarketProfile(None, {}),
        },
        home={"CN": {"market_links": frozenset({"staff-or-agent-here"})}},
        controls={
            "impact-assessment": ControlAnswers(
                ControlAnswer(
                    ControlStatus.IMPLEMENTED, "Done in May", (Evidence("https://proof.example/1"),)
                )
            ),
            "local-representative": by_market(SA="planned"),
        },
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("product: {name: Nova}", id="the name alone"),
        pytest.param("product: {name: Nova}\nfacts:\nmarkets:\nhome:\ncontrols:\n", id="empty headings"),
        pytest.param(
            "product: {name: Nova}\nfacts: {}\nmarkets: {}\nhome: {}\ncontrols: {}", id="empty mappings"
        ),
        pytest.param("# Nova\n---\nproduct: {name: Nova}\n...\n", id="comments and the marks of a document"),
        pytest.param("product:\r\n  name: Nova\r\n", id="lines that end as on Windows"),
        pytest.param("\ufeffproduct: {name: Nova}", id="a byte order mark"),
        pytest.param('{"product": {"name": "Nova"}}', id="JSON"),
        pytest.param("!profile {product: !!map {name: !!binary Nova}}", id="tags"),
    ],
)
def test_only_the_name_of_the_product_is_needed(text: str) -> None:
    assert read(text) == Profile("Nova", "", facts={}, markets={}, home={}, controls={})


def test_markets_keep_the_order_of_the_file() -> None:
    assert list(read_with_product("markets: {US: {}, SA: {}, EU: {}}").markets) == ["US", "SA", "EU"]


def test_chinese_names_are_read_as_they_stand() -> None:
    assert read("product: {name: 暖屿, description: 情感陪伴应用}").name == "暖屿"


class TestFacts:
    def answer(self, key: str, written: str) -> Value | None:
        """The answer to a fact, or None when it is unanswered."""
        scope = "markets: {SA: {facts: {%s: %s}}}" if self.is_of_markets(key) else "facts: {%s: %s}"
        found = read_with_product(scope % (key, written))
        facts = found.markets["SA"].facts if self.is_of_markets(key) else found.facts
        assert facts.keys() <= {key}
        return facts.get(key)

    def is_of_markets(self, key: str) -> bool:
        return LAW.vocabulary.facts[key].scope == "market"

    @pytest.mark.parametrize("written", ["NO", "[NO]", '"NO"', "['NO']", "!!bool NO"])
    def test_no_is_norway_where_a_place_is_asked_for(self, written: str) -> None:
        assert self.answer("hq_region", written) == frozenset({"NO"})

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("yes", True),
            ("Yes", True),
            ("YES", True),
            ("true", True),
            ("True", True),
            ('"yes"', True),
            ("!!str yes", True),
            ("no", False),
            ("NO", False),
            ("false", False),
            ("FALSE", False),
        ],
    )
    def test_yes_and_no_are_words(self, written: str, expected: bool) -> None:
        assert self.answer("personal_data", written) is expected

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("240", Band(240, 240)),
            ("0", Band(0, 0)),
            ("1e25", Band(1e25, 1e25)),
            ("2.5", Band(2.5, 2.5)),
            ('"240"', Band(240, 240)),
            ("{from: 50, to: 249}", Band(50, 249)),
            ("{to: 249, from: 50}", Band(50, 249)),
            ("{from: 50}", Band(50, INFINITE)),
            ("{to: 249}", Band(0, 249)),
            ("{from: 50, to: 50}", Band(50, 50)),
        ],
    )
    def test_a_number_is_exact_or_a_band(self, written: str, expected: Band) -> None:
        assert self.answer("employee_count", written) == expected

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("[provider, deployer]", frozenset({"provider", "deployer"})),
            ("[provider, provider]", frozenset({"provider"})),
            ("provider", frozenset({"provider"})),
            ("[none]", frozenset({"none"})),
            ("none", frozenset({"none"})),
            ("[]", frozenset()),
        ],
    )
    def test_choices_are_a_list_or_one_word(self, written: str, expected: frozenset[str]) -> None:
        assert self.answer("role", written) == expected

    def test_a_choice_is_one_word(self) -> None:
        assert self.answer("company_size", "small") == frozenset({"small"})

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("CN", frozenset({"CN"})),
            ("[CN]", frozenset({"CN"})),
            ("[DE, CN]", frozenset({"DE", "CN"})),
            ("[EU]", frozenset({"DE", "FR"})),
            ("[US]", frozenset({"US-CA"})),
            ("[EU, DE]", frozenset({"DE", "FR"})),
            ("[]", frozenset()),
        ],
    )
    def test_a_place_stands_for_all_its_parts(self, written: str, expected: frozenset[str]) -> None:
        assert self.answer("established_in", written) == expected

    @pytest.mark.parametrize("written", ["2027-01-15", '"2027-01-15"', "!!timestamp 2027-01-15"])
    def test_a_day_is_written_year_first(self, written: str) -> None:
        assert self.answer("on_market_since", written) == date(2027, 1, 15)

    @pytest.mark.parametrize(
        "key", ["hq_region", "role", "company_size", "personal_data", "employee_count", "on_market_since"]
    )
    @pytest.mark.parametrize("written", ["unknown", "Unknown", '"unknown"', "", "~", "null", '""'])
    def test_unknown_and_nothing_leave_any_fact_unanswered(self, key: str, written: str) -> None:
        assert self.answer(key, written) is None

    def test_a_product_fact_under_a_market_answers_it_for_that_market_only(self) -> None:
        found = read_with_product(
            """
            facts: {personal_data: no}
            markets: {SA: {facts: {personal_data: yes}}, EU: {}}
            """
        )

        assert found.facts == {"personal_data": False}
        assert found.markets == {
            "SA": MarketProfile(None, {"personal_data": True}),
            "EU": MarketProfile(None, {}),
        }

    def test_a_home_region_takes_facts_of_both_kinds(self) -> None:
        found = read_with_product("home: {CN: {facts: {personal_data: no, monthly_active_users: 0}}}")

        assert found.home == {"CN": {"personal_data": False, "monthly_active_users": Band(0, 0)}}

    @pytest.mark.parametrize("written", ["", "~", "{}", "{facts: }", "{facts: {}}"])
    def test_a_home_region_may_be_named_alone(self, written: str) -> None:
        assert read_with_product(f"home: {{CN: {written}}}").home == {"CN": {}}

    def test_a_number_may_be_as_large_as_the_one_that_limits_it(self) -> None:
        assert read_with_product(
            """
            markets:
              SA: {facts: {daily_active_users: 500, monthly_active_users: 500}}
              EU: {facts: {daily_active_users: {from: 100, to: 900}, monthly_active_users: 500}}
              US: {facts: {daily_active_users: 500, monthly_active_users: {from: 100, to: 900}}}
            """
        ).markets == {
            "SA": MarketProfile(
                None, {"daily_active_users": Band(500, 500), "monthly_active_users": Band(500, 500)}
            ),
            "EU": MarketProfile(
                None, {"daily_active_users": Band(100, 900), "monthly_active_users": Band(500, 500)}
            ),
            "US": MarketProfile(
                None, {"daily_active_users": Band(500, 500), "monthly_active_users": Band(100, 900)}
            ),
        }


class TestMarkets:
    @pytest.mark.parametrize("written", ["", "~", "null", "{}", "{facts: {}}", "{facts: }", "{launch_on: }"])
    def test_a_market_may_be_named_alone(self, written: str) -> None:
        assert read_with_product(f"markets: {{SA: {written}}}").markets == {"SA": MarketProfile(None, {})}

    @pytest.mark.parametrize("written", ["unknown", "", '""', "~", "null"])
    def test_a_launch_day_may_be_unknown(self, written: str) -> None:
        assert read_with_product(f"markets: {{SA: {{launch_on: {written}}}}}").markets["SA"].launch_on is None

    def test_a_launch_day_may_lie_back(self) -> None:
        found = read_with_product("markets: {SA: {launch_on: 2024-02-29}}")

        assert found.markets["SA"].launch_on == date(2024, 2, 29)

    def test_a_home_region_may_be_chosen_as_a_market(self) -> None:
        found = read_with_product("markets: {CN: {}}\nhome: {HK: {}}")

        assert (dict(found.markets), dict(found.home)) == ({"CN": MarketProfile()}, {"HK": {}})


class TestControls:
    def read(self, written: str) -> dict[str, ControlAnswers]:
        return dict(read_with_product(f"controls: {written}").controls)

    @pytest.mark.parametrize("status", list(ControlStatus))
    def test_each_status_is_a_word(self, status: ControlStatus) -> None:
        assert self.read(f"{{notice: {{status: {status}}}}}") == {
            "notice": ControlAnswers(ControlAnswer(status))
        }

    def test_not_applicable_in_a_file_is_agreed_by_nobody(self) -> None:
        answer = self.read("{notice: {status: not-applicable}}")["notice"].product

        assert answer == ControlAnswer(ControlStatus.NOT_APPLICABLE, agreed=False)

    def test_a_global_control_may_have_exceptions(self) -> None:
        assert self.read("{notice: {status: implemented, except: {SA: {status: planned}}}}") == {
            "notice": once("implemented", SA="planned")
        }

    def test_exceptions_may_stand_alone(self) -> None:
        assert self.read("{notice: {except: {SA: {status: planned}}}}") == {
            "notice": once(None, SA="planned")
        }

    def test_an_exception_has_a_note_and_evidence_of_its_own(self) -> None:
        found = self.read(
            '{notice: {status: planned, except: {SA: {status: partial, note: Arabic, evidence: ["https://a.example"]}}}}'
        )

        assert found["notice"].markets == {
            "SA": ControlAnswer(ControlStatus.PARTIAL, "Arabic", (Evidence("https://a.example"),))
        }

    def test_a_per_region_control_has_answers_by_market(self) -> None:
        assert self.read("{local-representative: {SA: {status: planned}, EU: {status: implemented}}}") == {
            "local-representative": by_market(SA="planned", EU="implemented")
        }

    def test_a_per_region_control_may_be_answered_for_a_home_region(self) -> None:
        assert self.read("{local-representative: {CN: {status: planned}}}") == {
            "local-representative": by_market(CN="planned")
        }

    @pytest.mark.parametrize("written", ["", "{}", "~"])
    def test_a_per_region_control_without_markets_is_unanswered(self, written: str) -> None:
        assert self.read(f"{{local-representative: {written}}}") == {"local-representative": ControlAnswers()}

    def test_an_unanswered_status_is_no_answer(self) -> None:
        assert self.read("{notice: {status: unanswered}}") == {"notice": ControlAnswers()}

    def test_a_note_may_run_over_lines(self) -> None:
        found = self.read("\n  notice:\n    status: partial\n    note: >-\n      One,\n      two.\n")

        assert found["notice"].product == ControlAnswer(ControlStatus.PARTIAL, "One, two.")

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            pytest.param("[https://a.example]", (Evidence("https://a.example"),), id="a link"),
            pytest.param("[http://a.example]", (Evidence("http://a.example"),), id="an old link"),
            pytest.param(
                "[{link: https://a.example}]", (Evidence("https://a.example"),), id="a link by its name"
            ),
            pytest.param(
                "[{link: https://a.example, issued_on: 2026-01-01}]",
                (Evidence("https://a.example", issued_on=date(2026, 1, 1)),),
                id="a day of issue",
            ),
            pytest.param(
                "[{link: https://a.example, expires_on: 2027-01-01}]",
                (Evidence("https://a.example", expires_on=date(2027, 1, 1)),),
                id="a day of expiry",
            ),
            pytest.param(
                "[{link: https://a.example, issued_on: 2026-01-01, expires_on: 2026-01-01}]",
                (Evidence("https://a.example", date(2026, 1, 1), date(2026, 1, 1)),),
                id="both on one day",
            ),
            pytest.param(
                "[{link: https://a.example, issued_on: unknown, expires_on: ~}]",
                (Evidence("https://a.example"),),
                id="unknown days",
            ),
            pytest.param(
                "[https://a.example, {link: https://b.example}]",
                (Evidence("https://a.example"), Evidence("https://b.example")),
                id="several",
            ),
            pytest.param("[]", (), id="an empty list"),
            pytest.param("", (), id="nothing"),
        ],
    )
    def test_evidence_is_a_list_of_links_with_their_days(
        self, written: str, expected: tuple[Evidence, ...]
    ) -> None:
        found = self.read(f"{{notice: {{status: implemented, evidence: {written}}}}}")

        assert found["notice"].product == ControlAnswer(ControlStatus.IMPLEMENTED, evidence=expected)


def test_there_are_three_examples() -> None:
    assert [path.name for path in EXAMPLES] == [
        "companion-chatbot.yaml",
        "credit-scoring-api.yaml",
        "open-weights-model.yaml",
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_read_without_a_fault(path: Path) -> None:
    found = read_profile(shipped_catalogue(), path.read_bytes(), file=path.name)

    assert sorted(found.markets) == ["EU", "KR", "MX", "SA", "TH", "US"]
    assert list(found.home) == ["CN"]


def test_an_example_is_read_to_the_last_control() -> None:
    (path,) = (path for path in EXAMPLES if path.stem == "companion-chatbot")
    found = read_profile(shipped_catalogue(), path.read_bytes(), file=path.name)

    assert found.facts["hq_region"] == frozenset({"CN"})
    assert found.facts["searches_web"] is False
    assert "export_catalogue_items" not in found.facts
    assert found.markets["US"].facts["monthly_active_users"] == Band(300000, 600000)
    assert found.controls["access-log-retention"].markets["TH"].status is ControlStatus.ALTERNATIVE
