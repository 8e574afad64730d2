"""The list of products: the verdict of every market, and when verdicts are made anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compliance.assessments.domain.portfolio import MarketLine, listed, product_lines
from compliance.assessments.domain.working_state import save_control_answer
from compliance.assessments.enums import Verdict
from compliance.assessments.models import Assessment, AssessmentState, ControlAnswer
from compliance.products.domain.answers import touch
from compliance.products.models import Product
from regions.domain.pagetexts import Text
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY

pytestmark = pytest.mark.django_db

DONE = {"notice": "implemented", "record": "implemented"}


@pytest.fixture
def edition():
    return factories.published()


@pytest.fixture
def nova(edition):
    return factories.product(factories.company(), "EU", "SA", "SG", controls={"notice": "planned"})


def lines(*, on=TODAY, language="en"):
    """The list of all products as it is read from the database, by name."""
    return product_lines(list(listed(Product.objects.order_by("name"))), on=on, language=language)


def verdicts(**when):
    """The verdicts of the only product."""
    (line,) = lines(**when)
    return {one.code: one.verdict.value for one in line.markets}


def kept(made):
    """The verdicts as they are stored."""
    return Product.objects.get(pk=made.pk).verdicts


def test_a_line_has_the_markets_from_the_worst_to_the_best(nova):
    (line,) = lines()
    assert line.product == nova
    assert line.markets == (
        MarketLine("EU", Text("Name of EU"), None, Verdict.BLOCKED),
        MarketLine("SA", Text("Name of SA"), None, Verdict.CONDITIONAL),
        MarketLine("SG", Text("Name of SG"), None, Verdict.NO_DUTY_FOUND),
    )
    assert line.ready == 1


def test_markets_alike_stand_by_launch_day_and_code(edition):
    made = factories.product(None, "EU", "NO", "SG", controls={"notice": "planned"})
    made.markets.filter(region="EU").update(launch_on=date(2027, 3, 1))
    made.markets.filter(region="NO").update(launch_on=date(2027, 2, 1))
    (line,) = lines()
    assert [(one.code, one.launch_on) for one in line.markets] == [
        ("NO", date(2027, 2, 1)),
        ("EU", date(2027, 3, 1)),
        ("SG", None),
    ]


def test_a_market_that_was_taken_away_is_not_in_the_line(nova):
    nova.markets.filter(region="EU").update(is_chosen=False)
    touch(nova)
    assert verdicts() == {"SA": "conditional", "SG": "no-duty-found"}


def test_a_product_without_a_market_has_an_empty_line(edition):
    factories.product()
    (line,) = lines()
    assert (line.markets, line.ready) == ((), 0)


def test_what_is_ready_and_what_has_no_duty_count_alike(edition):
    factories.product(None, "EU", "SG", controls=DONE)
    (line,) = lines()
    assert [one.verdict for one in line.markets] == [Verdict.NO_DUTY_FOUND, Verdict.READY]
    assert line.ready == 2


def test_verdicts_are_kept_on_the_way(nova, edition):
    assert kept(nova) == {}
    lines()
    assert kept(nova) == {
        "edition": edition.sha256,
        "revision": 0,
        "on": "2026-11-23",
        "markets": {"EU": "blocked", "SA": "conditional", "SG": "no-duty-found"},
    }


def test_keeping_them_does_not_make_the_product_look_changed(nova):
    before = Product.objects.get(pk=nova.pk)
    lines()
    after = Product.objects.get(pk=nova.pk)
    assert (after.updated_at, after.revision) == (before.updated_at, before.revision)


def test_fresh_verdicts_are_taken_as_they_are(nova):
    lines()
    ControlAnswer.objects.update(status="implemented")  # behind the product's back
    assert verdicts()["EU"] == "blocked"


def test_a_new_revision_makes_them_anew(nova):
    lines()
    anna = factories.member(nova.organisation)
    save_control_answer(nova, ControlAnswer(control="notice", status="implemented"), by=anna, version=1)
    assert verdicts()["EU"] == "conditional"
    assert kept(nova)["revision"] == 1


def test_a_new_day_makes_them_anew(nova):
    assert verdicts()["SA"] == "conditional"
    assert verdicts(on=date(2027, 6, 1))["SA"] == "undetermined"
    assert kept(nova)["on"] == "2027-06-01"


def test_another_edition_makes_them_anew(nova):
    lines()
    lighter = factories.law()
    (notice,) = (one for one in lighter["regions"][0]["requirements"] if one["key"] == "eu.notice")
    notice["severity"] = "minor"
    newer = factories.published(lighter)
    assert verdicts()["EU"] == "blocked"
    nova.assessments.update(edition=newer)
    assert verdicts()["EU"] == "conditional"
    assert kept(nova)["edition"] == newer.sha256


def test_the_open_assessment_counts_and_not_a_frozen_one(nova, edition):
    older = factories.law()
    older["regions"][0]["requirements"] = []
    frozen = factories.published(older)
    Assessment.objects.create(
        product=nova, number=2, edition=frozen, state=AssessmentState.APPROVED, snapshot={}
    )
    lines()
    assert kept(nova)["edition"] == edition.sha256


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_the_same_queries_however_long_it_is(edition, count, django_assert_num_queries):
    company = factories.company()
    for number in range(count):
        factories.product(company, "EU", "SA", name=f"Nova {number}", controls=DONE)
    lines()
    with django_assert_num_queries(3):
        assert len(lines()) == count


@pytest.mark.parametrize("count", [1, 3])
def test_so_does_a_list_that_is_made_anew(edition, count, django_assert_max_num_queries):
    company = factories.company()
    for number in range(count):
        made = factories.product(company, "EU", "SA", name=f"Nova {number}", controls=DONE)
        factories.answer(made, "market_links", ["offered-here"], "SA")
    lines()
    with django_assert_max_num_queries(9):
        assert len(lines(on=TODAY + timedelta(days=1))) == count


def test_only_what_is_out_of_date_is_made_anew(nova):
    luna = factories.product(nova.organisation, "EU", name="Luna")
    lines()
    Product.objects.filter(pk=nova.pk).update(verdicts=kept(nova) | {"markets": {"EU": "ready"}})
    touch(luna)
    found = {line.product.name: [one.verdict.value for one in line.markets] for line in lines()}
    assert found == {"Luna": ["undetermined"], "Nova": ["ready"]}
    assert kept(luna)["revision"] == 1


def test_the_names_are_those_of_the_reader(edition):
    translated = factories.law()
    names = {"name": {"text": "欧盟", "state": "machine-drafted"}}
    translated["translations"] = {"zh-hans": {"region:EU": names}}
    newer = factories.published(translated)
    made = factories.product(None, "EU")
    assert made.assessments.get().edition == newer
    (line,) = lines(language="zh-hans")
    assert [one.name for one in line.markets] == [Text("欧盟", "zh-hans", is_draft=True)]
