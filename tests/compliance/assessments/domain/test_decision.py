"""The decision in a sentence."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from compliance.assessments.domain.decision import Decision, decide
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import assess
from tests.compliance.builders import TODAY, catalogue, profile, prohibition, region, requirement

LAW = catalogue(
    region("AE", prohibition("ae.none")),
    region("EU", requirement("eu.notice", severity="blocker", controls=["notice"])),
    region("NO", requirement("no.file", severity="blocker", controls=["file"])),
    region("SA", requirement("sa.record", controls=["record"])),
    region("SG", requirement("sg.done", controls=["done"])),
    region("US"),
)
CONTROLS = {"notice": "planned", "record": "planned", "done": "implemented"}


def decision(*codes, language="en"):
    product = assess(LAW, profile(*codes, controls=CONTROLS), as_of=TODAY)
    with override(language):
        return decide(product, Reader.of(LAW, language=language, on=TODAY))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("AE", "As described, the product is prohibited in 1 of 1 market: Name of AE."),
        ("EU", "1 blocker stops the launch in 1 of 1 markets: Name of EU."),
        ("NO", "1 of 1 markets waits for answers: Name of NO."),
        ("SA", "1 of 1 markets can launch with gaps under a plan: Name of SA."),
        ("SG", "1 of 1 markets is ready: Name of SG."),
        ("US", "No binding duty was found in 1 of 1 markets: Name of US."),
    ],
)
def test_every_verdict_has_its_sentence(code, sentence):
    assert decision(code) == Decision(sentence, "")


def test_the_worst_and_what_is_ready_come_first_all_others_below():
    assert decision("SG", "SA", "NO", "EU") == Decision(
        "1 blocker stops the launch in 1 of 4 markets: Name of EU. 1 of 4 markets is ready: Name of SG.",
        "1 of 4 markets waits for answers: Name of NO. "
        "1 of 4 markets can launch with gaps under a plan: Name of SA.",
    )


def test_without_a_market_there_is_no_decision():
    assert decision() == Decision("No market is chosen yet.", "")
