"""The decision for every mix of verdicts, in English and in Chinese."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from compliance.assessments.domain.decision import decide, in_order
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import assess
from tests.compliance.builders import TODAY, catalogue, market, profile, prohibition, region, requirement

ENGLISH = {
    "AE": "As described, the product is prohibited in 1 of {total} market{s}: Name of AE.",
    "EU": "1 blocker stops the launch in 1 of {total} markets: Name of EU.",
    "NO": "1 of {total} markets waits for answers: Name of NO.",
    "SA": "1 of {total} markets can launch with gaps under a plan: Name of SA.",
    "US": "No binding duty was found in 1 of {total} markets: Name of US.",
    "SG": "1 of {total} markets is ready: Name of SG.",
}
CHINESE = {
    "AE": "按目前的描述，产品在 {total} 个市场中的 1 个被禁止：Name of AE。",
    "EU": "1 项阻断使 {total} 个市场中的 1 个无法上线：Name of EU。",
    "NO": "{total} 个市场中有 1 个取决于尚未回答的问题：Name of NO。",
    "SA": "{total} 个市场中有 1 个在落实整改计划的条件下可以上线：Name of SA。",
    "US": "{total} 个市场中有 1 个未发现强制义务：Name of US。",
    "SG": "{total} 个市场中有 1 个已就绪：Name of SG。",
}
# One market for each verdict, from the worst to the best.
MIXES = [
    "AE EU NO SA US SG",
    "AE EU",
    "AE SG",
    "EU NO SA",
    "EU SA SG",
    "NO US",
    "SA US SG",
    "US SG",
]
LAW = catalogue(
    region("AE", prohibition("ae.none")),
    region(
        "EU",
        requirement("eu.notice", severity="blocker", controls=["notice"]),
        requirement("eu.file", severity="blocker", when="serves_government", controls=["notice"]),
    ),
    region("FR", requirement("fr.notice", severity="blocker", controls=["notice"])),
    region("NO", requirement("no.file", severity="blocker", controls=["file"])),
    region("HK", requirement("hk.file", severity="blocker", controls=["file"])),
    region("SA", requirement("sa.record", controls=["record"])),
    region("SG", requirement("sg.done", controls=["done"])),
    region("DE", requirement("de.done", controls=["done"])),
    region("US"),
)
CONTROLS = {"notice": "planned", "record": "planned", "done": "implemented"}


def judged(*codes, markets=None, government=False):
    facts = {"serves_government": government}
    return assess(LAW, profile(*codes, markets=markets, facts=facts, controls=CONTROLS), as_of=TODAY)


def said(product, language="en"):
    """Headline and lead."""
    with override(language):
        decision = decide(product, Reader.of(LAW, language=language, on=TODAY))
    return decision.headline, decision.lead


def expected(sentences, codes, blank):
    """The worst verdict and "ready" in the headline, all others in the lead, each in its place."""
    plural = {"total": len(codes), "s": "" if len(codes) == 1 else "s"}
    first = [code for code in codes if code in (codes[0], "SG")]
    rest = [code for code in codes if code not in first]
    return tuple(blank.join(sentences[code].format(**plural) for code in part) for part in (first, rest))


@pytest.mark.parametrize("mix", MIXES)
def test_a_mix_is_said_in_english(mix):
    codes = mix.split()
    assert said(judged(*codes)) == expected(ENGLISH, codes, " ")


@pytest.mark.parametrize("mix", [*MIXES, *CHINESE])
def test_a_mix_is_said_in_chinese_without_blanks_between_sentences(mix):
    codes = mix.split()
    assert said(judged(*codes), "zh-hans") == expected(CHINESE, codes, "")


@pytest.mark.parametrize("mix", MIXES)
def test_the_order_in_which_markets_were_chosen_does_not_matter(mix):
    codes = mix.split()
    assert said(judged(*reversed(codes))) == said(judged(*codes))


def test_blockers_are_counted_not_markets():
    assert said(judged("EU", "FR", government=True)) == (
        "3 blockers stop the launch in 2 of 2 markets: Name of EU and Name of FR.",
        "",
    )


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (("HK", "NO"), "2 of 2 markets wait for answers: Name of HK and Name of NO."),
        (("DE", "SG"), "2 of 2 markets are ready: Name of DE and Name of SG."),
    ],
)
def test_two_markets_are_named_with_the_word_and(codes, sentence):
    assert said(judged(*codes)) == (sentence, "")


def test_two_markets_are_named_in_chinese():
    assert said(judged("DE", "SG"), "zh-hans") == ("2 个市场中有 2 个已就绪：Name of DE和Name of SG。", "")


def test_without_a_market_it_is_said_in_chinese_too():
    assert said(judged(), "zh-hans") == ("尚未选择市场。", "")


def test_markets_alike_stand_by_their_day_then_by_their_code():
    markets = {"FR": market("2027-03-01"), "EU": market("2027-06-01"), "SG": market(), "DE": market()}
    assert [one.code for one in in_order(judged(markets=markets))] == ["FR", "EU", "DE", "SG"]
