"""Every fault of a written profile: where it stands, what is wrong, what to do."""

from __future__ import annotations

import pytest

from compliance.products.domain.profile_file import ProfileError, market_fault, read_profile
from regions.domain.yamltree import Problem
from tests.compliance.products.domain.profile_texts import LAW, MARKETS, faults, faults_with_product, read

NUMBER = "is no number; write 240, 1e25 or a band {from: 50, to: 249}"
YES_NO = "is neither yes nor no; write yes, no or unknown"
PLACE = "is no place; write ISO codes such as CN, DE or US-CA"
DAY = "expected a day such as 2027-01-15, found"
PART_OF_EU = '"DE" is part of EU; choose the market EU and name DE in its facts'
ROLES = "choose from: provider, processor, deployer, none"


def test_a_fault_names_file_line_key_and_remedy() -> None:
    text = b"product: {name: Nova}\nfacts:\n  personel_data: yes\n"
    with pytest.raises(ProfileError) as caught:
        read_profile(LAW, text, file="examples/nova.yaml")

    assert caught.value.problems == [
        Problem(
            file="examples/nova.yaml",
            line=3,
            path="facts.personel_data",
            message='unknown fact "personel_data"; did you mean "personal_data"?',
        )
    ]
    assert str(caught.value) == (
        "examples/nova.yaml:3: facts.personel_data: "
        'unknown fact "personel_data"; did you mean "personal_data"?'
    )


def test_all_faults_are_told_together_in_the_order_of_the_file() -> None:
    assert faults(
        """\
        controls:
          notice: {status: implementd}
          local-agent: {SA: {status: planned}}
          impact-assessment:
            status: planned
            except: {DE: {status: planned}}
        home:
          CN: {facts: {personal_data: perhaps}}
        markets:
          EU:
            launch_on: 15 January 2027
            facts:
              monthly_active_users: plenty
          FRA: {}
          EU: {}
        facts:
          role: [provdier]
          employee_count: -3
          employee_count: 3
          daily_active_users: 10
        product:
          title: Nova
        """
    ) == [
        '2: controls.notice.status: unknown status "implementd"; did you mean "implemented"?',
        '3: controls.local-agent: unknown control "local-agent"',
        f"6: controls.impact-assessment.except.DE: {PART_OF_EU}",
        f'8: home.CN.facts.personal_data: "perhaps" {YES_NO}',
        f'11: markets.EU.launch_on: {DAY} "15 January 2027"',
        f'13: markets.EU.facts.monthly_active_users: "plenty" {NUMBER}',
        f'14: markets.FRA: "FRA" is no market; choose from: {MARKETS}',
        "15: markets.EU: stands here a second time, first in line 10",
        '17: facts.role: no choice "provdier"; did you mean "provider"?',
        '18: facts.employee_count: "-3" must be zero or more',
        "19: facts.employee_count: stands here a second time, first in line 18",
        "20: facts.daily_active_users: is asked for each market; move it under markets.<CODE>.facts",
        '22: product.title: unknown key "title"; known here: name, description',
        "22: product.name: lacks the name of the product",
    ]


class TestFacts:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            pytest.param("zzz: yes", 'zzz: unknown fact "zzz"', id="an unknown fact"),
            pytest.param(
                "roles: none", 'roles: unknown fact "roles"; did you mean "role"?', id="nearly a fact"
            ),
            pytest.param(
                "monthly_active_users: 5",
                "monthly_active_users: is asked for each market; move it under markets.<CODE>.facts",
                id="a market fact of the product",
            ),
            pytest.param("personal_data: maybe", f'personal_data: "maybe" {YES_NO}', id="neither yes nor no"),
            pytest.param(
                "personal_data: on", f'personal_data: "on" {YES_NO}', id="another word of YAML for yes"
            ),
            pytest.param("personal_data: 1", f'personal_data: "1" {YES_NO}', id="a number for yes"),
            pytest.param(
                "personal_data: [yes]",
                "personal_data: takes one yes-no value, not a list",
                id="a list of yes",
            ),
            pytest.param(
                "personal_data: {a: b}",
                "personal_data: takes one yes-no value, not a mapping",
                id="keys for yes",
            ),
            pytest.param(
                "employee_count: many", f'employee_count: "many" {NUMBER}', id="a word for a number"
            ),
            pytest.param(
                "employee_count: 240 people",
                f'employee_count: "240 people" {NUMBER}',
                id="a number with its unit",
            ),
            pytest.param(
                "employee_count: '1,000'", f'employee_count: "1,000" {NUMBER}', id="a grouped number"
            ),
            pytest.param("employee_count: nan", f'employee_count: "nan" {NUMBER}', id="no number at all"),
            pytest.param("employee_count: inf", f'employee_count: "inf" {NUMBER}', id="an infinite number"),
            pytest.param(
                "employee_count: 1e400", f'employee_count: "1e400" {NUMBER}', id="too large a number"
            ),
            pytest.param(
                "employee_count: -1", 'employee_count: "-1" must be zero or more', id="a negative number"
            ),
            pytest.param(
                "employee_count: [50, 249]",
                "employee_count: takes a number or a band {from: 50, to: 249}, not a list",
                id="a list of numbers",
            ),
            pytest.param(
                "employee_count: {}", "employee_count: a band needs from, to or both", id="an empty band"
            ),
            pytest.param(
                "employee_count: {min: 9}",
                'employee_count: a band has "from" and "to", not "min"',
                id="a wrong end",
            ),
            pytest.param(
                "employee_count: {from: 9, to: 5}",
                "employee_count: the band of employee_count starts at 9, above its end",
                id="a band upside down",
            ),
            pytest.param(
                "employee_count: {from: few}", f'employee_count: "few" {NUMBER}', id="a word for an end"
            ),
            pytest.param(
                "employee_count: {from: [1]}",
                "employee_count: expected one word or number, found a list",
                id="a list for an end",
            ),
            pytest.param("role: zzz", f'role: no choice "zzz"; {ROLES}', id="an unknown choice"),
            pytest.param(
                "role: [provider, deploier]",
                'role: no choice "deploier"; did you mean "deployer"?',
                id="nearly a choice",
            ),
            pytest.param(
                "role: [provider, none]",
                'role: "none" stands beside other choices; leave one or the other',
                id="none beside others",
            ),
            pytest.param("role: [unknown]", f'role: no choice "unknown"; {ROLES}', id="unknown in a list"),
            pytest.param(
                "role: {provider: yes}", "role: takes a list of choices, not a mapping", id="ticked keys"
            ),
            pytest.param(
                "role: [[provider]]", "role: expected one word or number, found a list", id="a list in a list"
            ),
            pytest.param(
                "company_size: medium",
                'company_size: no choice "medium"; choose from: small, large',
                id="an unknown single choice",
            ),
            pytest.param(
                "company_size: [small, large]",
                "company_size: takes one choice value, not a list",
                id="two of a single choice",
            ),
            pytest.param("hq_region: [CN, SG]", "hq_region: takes one place, not 2", id="two headquarters"),
            pytest.param("hq_region: China", f'hq_region: "China" {PLACE}', id="the name of a place"),
            pytest.param("hq_region: XX", f'hq_region: "XX" {PLACE}', id="no place"),
            pytest.param(
                "hq_region: cn", 'hq_region: "cn" is no place; did you mean "CN"?', id="small letters"
            ),
            pytest.param(
                "established_in: [CN, GULF]",
                'established_in: "GULF" is a group of the law; name the places: AE, SA',
                id="a group of the law",
            ),
            pytest.param("established_in: yes", f'established_in: "yes" {PLACE}', id="yes for a place"),
            pytest.param(
                "established_in: {CN: yes}",
                "established_in: takes a list of regions, not a mapping",
                id="keys for places",
            ),
            pytest.param("employee_count: 1,000", '000: unknown fact "000"', id="a comma in a flow"),
        ],
    )
    def test_an_answer_that_does_not_fit_is_told_with_what_would(self, written: str, expected: str) -> None:
        assert faults_with_product(f"\nfacts: {{{written}}}") == [f"2: facts.{expected}"]

    @pytest.mark.parametrize(
        "written",
        ["15.1.2027", "2027-02-30", "2027-1-5", "20270115", "2027-01-15T10:00", "2027-W03-5", "soon", "2027"],
    )
    def test_a_day_that_is_not_written_year_first(self, written: str) -> None:
        assert faults_with_product(f"markets: {{SA: {{facts: {{on_market_since: {written}}}}}}}") == [
            f'1: markets.SA.facts.on_market_since: "{written}" is no date; write YYYY-MM-DD'
        ]

    @pytest.mark.parametrize("heading", ["markets", "home"])
    def test_facts_of_regions_are_held_to_the_same(self, heading: str) -> None:
        assert faults_with_product(
            f"""\
            {heading}:
              CN:
                facts:
                  roles: none
                  hq_region: NOO
                  monthly_active_users: many
            """
        ) == [
            f'4: {heading}.CN.facts.roles: unknown fact "roles"; did you mean "role"?',
            f'5: {heading}.CN.facts.hq_region: "NOO" is no place; did you mean "NO"?',
            f'6: {heading}.CN.facts.monthly_active_users: "many" {NUMBER}',
        ]

    @pytest.mark.parametrize(
        ("daily", "monthly", "expected"),
        [
            ("500", "200", "500 cannot be more than monthly_active_users (200)"),
            ("{from: 300}", "{from: 1, to: 200}", "300 cannot be more than monthly_active_users (200)"),
            ("1e25", "200", "1e+25 cannot be more than monthly_active_users (200)"),
        ],
    )
    @pytest.mark.parametrize("heading", ["markets", "home"])
    def test_a_number_above_the_one_that_limits_it(
        self, heading: str, daily: str, monthly: str, expected: str
    ) -> None:
        assert faults_with_product(
            f"""\
            {heading}:
              CN:
                facts:
                  monthly_active_users: {monthly}
                  personal_data: yes
                  daily_active_users: {daily}
            """
        ) == [f"6: {heading}.CN.facts.daily_active_users: {expected}"]


class TestMarkets:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            pytest.param(
                "DE", '"DE" is part of EU; choose the market EU and name DE in its facts', id="a member state"
            ),
            pytest.param(
                "US-CA",
                '"US-CA" is part of US; choose the market US and name US-CA in its facts',
                id="a state",
            ),
            pytest.param(
                "INTL",
                "INTL holds international standards and is no market; it is always shown beside the markets",
                id="the standards",
            ),
            pytest.param(
                "NO",
                f'the library has no law for "NO" (Norway) yet; it knows: {MARKETS}',
                id="a place without law",
            ),
            pytest.param("eu", '"eu" is no market; did you mean "EU"?', id="small letters"),
            pytest.param("Europe", f'"Europe" is no market; choose from: {MARKETS}', id="a name"),
            pytest.param("GULF", f'"GULF" is no market; choose from: {MARKETS}', id="a group of the law"),
        ],
    )
    def test_a_code_that_cannot_be_chosen(self, code: str, expected: str) -> None:
        assert market_fault(LAW, code) == expected
        assert faults_with_product(f"markets:\n  SA: {{}}\n  {code}: {{}}") == [
            f"3: markets.{code}: {expected}"
        ]
        assert faults_with_product(
            f"controls: {{local-representative: {{{code}: {{status: planned}}}}}}"
        ) == [f"1: controls.local-representative.{code}: {expected}"]
        assert faults_with_product(f"controls: {{notice: {{except: {{{code}: {{status: planned}}}}}}}}") == [
            f"1: controls.notice.except.{code}: {expected}"
        ]

    @pytest.mark.parametrize("code", ["SA", "EU", "US", "CN", "HK"])
    def test_a_code_that_can(self, code: str) -> None:
        assert market_fault(LAW, code) == ""

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            pytest.param("[]", "expected keys with values, found a list", id="a list"),
            pytest.param("2027-01-15", 'expected keys with values, found "2027-01-15"', id="a bare day"),
            pytest.param(
                "{launch: x}", '.launch: unknown key "launch"; did you mean "launch_on"?', id="near"
            ),
            pytest.param("{day: x}", '.day: unknown key "day"; known here: launch_on, facts', id="far"),
            pytest.param(
                "{facts: [x]}", ".facts: expected keys with values, found a list", id="facts in a list"
            ),
            pytest.param("{launch_on: soon}", f'.launch_on: {DAY} "soon"', id="no day"),
            pytest.param("{launch_on: 15.1.2027}", f'.launch_on: {DAY} "15.1.2027"', id="day first"),
            pytest.param("{launch_on: 2027-02-30}", f'.launch_on: {DAY} "2027-02-30"', id="30 February"),
            pytest.param("{launch_on: 2027-W03-5}", f'.launch_on: {DAY} "2027-W03-5"', id="a day of a week"),
            pytest.param("{launch_on: [2027-01-15]}", f".launch_on: {DAY} a list", id="a list of days"),
        ],
    )
    def test_what_is_said_of_a_market(self, written: str, expected: str) -> None:
        where = expected if expected.startswith(".") else f": {expected}"

        assert faults_with_product(f"markets:\n  SA: {written}") == [f"2: markets.SA{where}"]

    def test_a_market_chosen_twice(self) -> None:
        assert faults_with_product("markets:\n  SA: {}\n  EU: {}\n  SA: {}") == [
            "4: markets.SA: stands here a second time, first in line 2"
        ]


class TestHome:
    @pytest.mark.parametrize("code", ["SA", "DE", "cn", "INTL"])
    def test_only_regions_whose_law_follows_makers_are_homes(self, code: str) -> None:
        assert faults_with_product(f"home:\n  CN: {{}}\n  {code}: {{}}") == [
            f'3: home.{code}: the law of "{code}" does not follow makers abroad; home regions: CN, HK'
        ]

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            pytest.param("[]", ": expected keys with values, found a list", id="a list"),
            pytest.param("here", ': expected keys with values, found "here"', id="a word"),
            pytest.param(
                "{facts: [x]}", ".facts: expected keys with values, found a list", id="facts in a list"
            ),
        ],
    )
    def test_what_is_said_of_it(self, written: str, expected: str) -> None:
        assert faults_with_product(f"home:\n  CN: {written}") == [f"2: home.CN{expected}"]

    def test_it_has_no_launch_day(self) -> None:
        assert faults_with_product("home: {CN: {launch_on: 2027-01-15}}") == [
            '1: home.CN.launch_on: unknown key "launch_on"; known here: facts'
        ]

    def test_a_home_region_that_is_chosen_as_a_market(self) -> None:
        assert faults_with_product("markets: {CN: {}}\nhome:\n  CN: {facts: {personal_data: yes}}") == [
            "3: home.CN: CN is chosen as a market; move its facts under markets.CN.facts"
        ]

    def test_each_home_region_that_is_chosen_as_a_market_is_told_in_its_line(self) -> None:
        assert faults_with_product("home:\n  CN: {}\n  HK: {}\nmarkets: {HK: {}, CN: {}}") == [
            "2: home.CN: CN is chosen as a market; move its facts under markets.CN.facts",
            "3: home.HK: HK is chosen as a market; move its facts under markets.HK.facts",
        ]


def test_nothing_is_half_read() -> None:
    with pytest.raises(ProfileError):
        read("product: {name: Nova}\nfacts: {personal_data: yes, employee_count: many}")
