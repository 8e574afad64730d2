"""What the pages of the checklist say, in the language of the reader."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.assessments.domain.checklist import checklist
from compliance.assessments.domain.checklist_pages import ChecklistTexts, Mark
from compliance.assessments.domain.readiness import assess
from compliance.assessments.models import ControlAnswer, Evidence
from regions.domain.pagetexts import Text
from regions.logic.catalogue import Catalogue
from tests.compliance.assessments import checklist_site as site
from tests.compliance.builders import TODAY, by_market, market, once, profile, said

PEOPLE = {7: "Li Na", 8: "Wang Fang"}
LAW = site.law() | {
    "translations": {
        "zh-hans": {
            "control:notice": {"title": {"text": "声明", "state": "machine-drafted", "of": "0" * 12}},
            "region:SA": {"name": {"text": "沙特阿拉伯", "state": "reviewed", "of": "0" * 12}},
        }
    }
}
CATALOGUE = Catalogue.from_document(LAW)


def texts(language="en"):
    return ChecklistTexts(CATALOGUE, language, PEOPLE, "not answered")


def items(rows=(), controls=None, **markets):
    product = profile(markets=markets or {"EU": market(), "SA": market()}, controls=controls)
    return checklist(assess(CATALOGUE, product, as_of=TODAY), rows).items


def row_of(key, rows=(), controls=None, language="en"):
    [found] = [item for item in items(rows, controls) if item.control.key == key]
    return texts(language).row(found)


def test_the_list_stands_by_theme_then_what_comes_then_what_may_apply():
    page = texts().list_page(items())
    [section] = page.sections
    assert (section.theme, section.title, section.done) == ("general", Text("General"), 0)
    assert [row.title.text for row in section.rows] == ["Notice", "Agent"]
    assert [row.title.text for row in page.upcoming] == ["Report"]
    assert [row.title.text for row in page.undetermined] == ["Clearance"]


def test_a_translation_is_shown_with_what_is_known_about_it():
    assert row_of("notice", language="zh-hans").title == Text("声明", "zh-hans", is_draft=True)
    assert row_of("agent", language="zh-hans").title == Text("Agent")


def test_regions_are_marks_with_a_state_only_where_they_answer_themselves():
    assert row_of("notice").marks == (Mark("SA", "Name of SA"), Mark("EU", "Name of EU"))
    assert row_of("agent").marks == (
        Mark("SA", "Name of SA", "unanswered"),
        Mark("EU", "Name of EU", "unanswered"),
    )
    rows = [
        ControlAnswer(control="notice", status="implemented"),
        ControlAnswer(control="notice", region="SA", status="planned"),
    ]
    found = row_of("notice", rows, {"notice": once("implemented", SA="planned")})
    assert Mark("SA", "Name of SA", "planned") in found.marks
    assert (found.state.state, found.state.word) == ("planned", "planned")


def test_the_owner_is_a_person_or_the_team_that_usually_is():
    nobody = row_of("notice")
    assert (nobody.people, nobody.team) == ((), Text("Legal"))
    rows = [ControlAnswer(control="notice", status="planned", assignee_id=7)]
    assert row_of("notice", rows, {"notice": "planned"}).people == ("Li Na",)
    rows = [ControlAnswer(control="notice", status="planned", assignee_id=99)]
    assert row_of("notice", rows, {"notice": "planned"}).people == ()


def test_the_owners_of_an_answer_by_market_are_those_of_what_is_left():
    rows = [
        ControlAnswer(control="agent", region="EU", status="implemented", assignee_id=7),
        ControlAnswer(control="agent", region="SA", status="planned", assignee_id=8, due_on=TODAY),
    ]
    found = row_of("agent", rows, {"agent": by_market(EU="implemented", SA="planned")})
    assert (found.people, found.item.due_on) == (("Wang Fang",), TODAY)


@pytest.mark.parametrize(
    ("answer", "needs_agreement"),
    [(said("not-applicable"), True), (said("not-applicable", agreed=True), False), (said("planned"), False)],
)
def test_not_applicable_waits_for_agreement(answer, needs_agreement):
    rows = [ControlAnswer(control="notice", status=answer.status)]
    assert row_of("notice", rows, {"notice": once(answer)}).state.needs_agreement is needs_agreement


def test_a_control_says_all_that_the_library_says():
    found = texts().control("notice")
    assert found.question == Text("Is there a notice?")
    assert found.done_means == (Text("It is done"),)
    assert (found.theme, found.team) == (Text("General"), Text("Legal"))


def test_certificates_are_listed_by_their_short_names():
    assert texts().certificates(["iso-27001", "soc-2"]) == "Iso-27001, Soc-2"


def test_an_answer_is_told_in_words():
    line = texts().said(ControlAnswer(status="planned", note="In May", assignee_id=8, due_on=TODAY))
    assert (line.state, line.word, line.note, line.person, line.due_on) == (
        "planned",
        "planned",
        "In May",
        "Wang Fang",
        TODAY,
    )
    nothing = texts().said(ControlAnswer())
    assert (nothing.state, nothing.word, nothing.person) == ("unanswered", "not answered", "")


@pytest.mark.parametrize(
    ("issued", "expires", "told"),
    [
        (None, None, (False, False, "")),
        (None, "2026-11-22", (True, False, "Name of EU")),
        (None, "2026-11-23", (False, False, "Name of SA")),
        (None, "2027-01-15", (False, False, "")),
        ("2026-11-23", None, (False, False, "")),
        ("2026-11-24", None, (False, True, "")),
    ],
)
def test_evidence_is_held_against_today_and_the_launch_days(issued, expires, told):
    product = profile(markets={"EU": market(), "SA": market("2027-01-15")})
    proof = Evidence(
        title="Notice",
        issued_on=issued and date.fromisoformat(issued),
        expires_on=expires and date.fromisoformat(expires),
    )
    readiness = assess(CATALOGUE, product, as_of=TODAY)
    line = texts().evidence(proof, readiness, ["SA", "EU", "INTL"], remove_address="/remove/")
    assert (line.is_expired, line.is_early, line.before_launch_in) == told
