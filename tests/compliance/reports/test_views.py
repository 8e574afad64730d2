"""The page of the report and the file it gives."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from compliance.accounts.models import Role
from compliance.assessments.domain.snapshots import snapshot
from compliance.assessments.domain.working_state import working_state
from compliance.reports import views
from compliance.reports.rendering import RenderingError, TooSlowError, render
from tests.compliance.assessments import factories
from tests.compliance.assessments.views.pages import queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def acme(client):
    factories.published()
    company = factories.company()
    client.force_login(factories.member(company, Role.VIEWER))
    return company


@pytest.fixture
def nova(acme):
    return factories.product(acme, "EU", "SA", name="暖屿 Nova", controls={"notice": "planned"})


def page_of(made):
    return reverse("reports:show", args=[made.pk])


def order(made):
    """What the child is given."""
    state = working_state(made)
    return snapshot(state, on=timezone.localdate()), state.edition.catalogue


def test_the_page_says_the_decision_and_offers_three_languages(client, nova):
    text = text_of(client.get(page_of(nova)))
    assert "1 blocker stops the launch in 1 of 2 markets: Name of EU." in text
    assert "English Chinese Chinese with the English below it Download PDF" in text


def test_the_language_of_the_page_is_proposed(client, nova):
    html = client.get(page_of(nova), headers={"accept-language": "zh-hans"}).content.decode()
    assert 'value="zh-hans"' in html[html.index("checked") - 200 : html.index("checked")]


def test_without_a_market_there_is_nothing_to_print(client, acme):
    text = text_of(client.get(page_of(factories.product(acme))))
    assert "There is nothing to print before a market is chosen." in text
    assert "Download PDF" not in text


def test_the_file_comes_as_a_download_in_the_language_asked_for(client, nova):
    found = client.post(page_of(nova), {"language": "en"})
    assert found.status_code == 200
    assert found.headers["Content-Type"] == "application/pdf"
    assert found.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''landfall-%E6%9A%96%E5%B1%BF-nova-2026-11-23-en.pdf"
    )
    assert found.headers["Cache-Control"] == "private, no-store"
    with pikepdf.open(io.BytesIO(found.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Readiness report: 暖屿 Nova"


def test_a_language_that_is_not_offered_is_refused(client, nova):
    text = text_of(client.post(page_of(nova), {"language": "fr"}))
    assert "There is a problem" in text


def test_a_foreign_product_has_no_report(client, acme):
    foreign = factories.product(factories.company("Other"), "EU")
    assert client.get(page_of(foreign)).status_code == 404
    assert client.post(page_of(foreign), {"language": "en"}).status_code == 404


def test_a_report_that_takes_too_long_is_stopped(nova):
    kept, catalogue = order(nova)
    with pytest.raises(TooSlowError, match=r"not done after 0\.05 seconds"):
        render(kept, catalogue, language="en", seconds=0.05)


def test_the_page_says_so_in_words(client, nova, monkeypatch):
    monkeypatch.setattr(views, "SECONDS", 0.05)
    found = client.post(page_of(nova), {"language": "en"})
    assert found.status_code == 503
    assert "The report took longer than a minute and was stopped. Try it with fewer markets." in text_of(
        found
    )


def test_a_child_that_fails_leaves_its_last_word_in_the_log(nova, caplog):
    kept, catalogue = order(nova)
    with pytest.raises(RenderingError, match="KeyError: 'fr'"):
        render(kept, catalogue, language="fr")
    assert "The child that prints reports ended with 1" in caplog.text


def test_the_page_takes_few_queries(client, nova):
    client.get(page_of(nova))
    assert queries_of(client, page_of(nova)) <= 12
