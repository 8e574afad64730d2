"""Reports printed in a child process."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pikepdf
import pytest
import time_machine

from compliance.assessments.domain.snapshots import judged, snapshot
from compliance.assessments.domain.working_state import working_state
from compliance.reports.domain.content import EditionStamp, build_content
from compliance.reports.pdf import render_pdf
from compliance.reports.rendering import RenderingError, TooSlowError, print_report, render
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def another_day():
    """The child keeps the clock of the machine: no report may depend on it."""
    with time_machine.travel(datetime(2031, 5, 6, 4, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def order():
    """A snapshot, and the law it is held against."""
    factories.published()
    state = working_state(factories.product(None, "EU", "SA", name="暖屿", controls={"notice": "planned"}))
    return snapshot(state, on=TODAY), state.edition.catalogue


def printed_here(kept, catalogue, language):
    """The same report made without a child."""
    product = judged(catalogue, kept)
    return render_pdf(build_content(product, edition=EditionStamp(**kept["edition"]), language=language))


def test_the_child_prints_what_would_be_printed_here(order):
    kept, catalogue = order
    assert render(kept, catalogue, language="zh-hans") == printed_here(kept, catalogue, "zh-hans")


def test_the_order_survives_the_way_to_the_child_as_json(order):
    kept, catalogue = order
    whole = {"language": "en", "snapshot": kept, "document": catalogue.document}
    assert print_report(json.loads(json.dumps(whole))) == printed_here(kept, catalogue, "en")


def test_the_file_is_a_pdf_in_the_language_of_the_order(order):
    kept, catalogue = order
    with pikepdf.open(io.BytesIO(render(kept, catalogue, language="en"))) as pdf:
        assert (str(pdf.Root.Lang), str(pdf.docinfo["/Title"])) == ("en", "Readiness report: 暖屿")


def test_a_child_that_takes_too_long_is_ended(order):
    kept, catalogue = order
    with pytest.raises(TooSlowError) as caught:
        render(kept, catalogue, language="en", seconds=0.01)
    assert str(caught.value) == "the report was not done after 0.01 seconds"


def test_too_slow_is_one_way_not_to_be_printed():
    assert issubclass(TooSlowError, RenderingError)


@pytest.mark.parametrize(
    ("key", "said"), [("product", "KeyError: 'product'"), ("as_of", "KeyError: 'as_of'")]
)
def test_a_broken_order_ends_with_the_last_word_of_the_child(order, key, said, caplog):
    kept, catalogue = order
    broken = {name: value for name, value in kept.items() if name != key}
    with pytest.raises(RenderingError) as caught:
        render(broken, catalogue, language="en")
    assert (type(caught.value), str(caught.value)) == (RenderingError, said)
    assert "The child that prints reports ended with 1" in caplog.text


def test_after_a_broken_order_the_next_one_is_printed(order):
    kept, catalogue = order
    with pytest.raises(RenderingError):
        render({}, catalogue, language="en")
    assert render(kept, catalogue, language="en").startswith(b"%PDF-")
