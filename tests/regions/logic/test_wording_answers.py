"""How each answer is worded, in English and Chinese."""

from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.facts import Band
from regions.logic.wording import Wording
from tests.regions.logic.worded import because, library

# Every operator in both languages, true and false


OPERATORS: list[tuple[str, Written, str, str]] = [
    ("minors", "yes", "Children use it.", "有未成年人使用。"),
    ("minors", "no", "Children do not use it.", "没有未成年人使用。"),
    ("company_size is micro", "micro", "The company's size: micro.", "公司规模：微型。"),
    ("company_size is micro", "large", "The company's size: not micro.", "公司规模：不包括微型。"),
    ("company_size is_not micro", "large", "The company's size: not micro.", "公司规模：不包括微型。"),
    ("company_size is_not micro", "micro", "The company's size: micro.", "公司规模：微型。"),
    ("company_size in [micro, small]", "small", "The company's size: small.", "公司规模：小型。"),
    (
        "company_size in [micro, small]",
        "large",
        "The company's size: not micro or small.",
        "公司规模：不包括微型或小型。",
    ),
    (
        "company_size not_in [micro, small]",
        "large",
        "The company's size: not micro or small.",
        "公司规模：不包括微型或小型。",
    ),
    ("company_size not_in [micro, small]", "micro", "The company's size: micro.", "公司规模：微型。"),
    ("role has provider", ["provider", "maker"], "Your role: provider.", "您的角色：提供者。"),
    ("role has provider", ["maker"], "Your role: not provider.", "您的角色：不包括提供者。"),
    (
        "role has_any [provider, deployer, maker]",
        ["maker", "provider"],
        "Your role: provider and product maker.",
        "您的角色：提供者和制造商。",
    ),
    (
        "role has_any [provider, deployer, maker]",
        ["importer"],
        "Your role: not provider, deployer or product maker.",
        "您的角色：不包括提供者、使用者或制造商。",
    ),
    (
        "role has_all [provider, deployer]",
        ["deployer", "provider", "maker"],
        "Your role: provider and deployer.",
        "您的角色：提供者和使用者。",
    ),
    (
        "role has_all [provider, deployer]",
        ["provider"],
        "Your role: not deployer.",
        "您的角色：不包括使用者。",
    ),
    (
        "role has_all [provider, deployer]",
        [],
        "Your role: not provider or deployer.",
        "您的角色：不包括提供者或使用者。",
    ),
    (
        "role has_none [provider, maker]",
        ["importer"],
        "Your role: not provider or product maker.",
        "您的角色：不包括提供者或制造商。",
    ),
    ("role has_none [provider, maker]", ["maker"], "Your role: product maker.", "您的角色：制造商。"),
    (
        "role has_outside [provider, maker]",
        ["maker", "importer"],
        "Your role: importer.",
        "您的角色：进口商。",
    ),
    (
        "role has_outside [provider, maker]",
        ["maker"],
        "Your role: not deployer, importer, distributor or none of these.",
        "您的角色：不包括使用者、进口商、经销商或都不是。",
    ),
    ("compute < 100", "99", "Training compute: 99 (less than 100).", "训练算力：99（低于 100）。"),
    (
        "compute < 100",
        "100",
        "Training compute: 100 (not less than 100).",
        "训练算力：100（不低于 100）。",
    ),
    ("compute <= 100", "100", "Training compute: 100 (at most 100).", "训练算力：100（不超过 100）。"),
    ("compute <= 100", "101", "Training compute: 101 (not at most 100).", "训练算力：101（超过 100）。"),
    ("compute > 100", "101", "Training compute: 101 (more than 100).", "训练算力：101（超过 100）。"),
    (
        "compute > 100",
        "100",
        "Training compute: 100 (not more than 100).",
        "训练算力：100（未超过 100）。",
    ),
    ("compute >= 100", "100", "Training compute: 100 (at least 100).", "训练算力：100（不低于 100）。"),
    ("compute >= 100", "99", "Training compute: 99 (not at least 100).", "训练算力：99（低于 100）。"),
    ("compute = 100", "100", "Training compute: 100 (exactly 100).", "训练算力：100（正好为 100）。"),
    ("compute = 100", "99", "Training compute: 99 (not exactly 100).", "训练算力：99（不等于 100）。"),
    (
        "designed_on before 2026-08-02",
        "2026-08-01",
        "The day of the design: 1 August 2026 (before 2 August 2026).",
        "设计日期：2026年8月1日（早于2026年8月2日）。",
    ),
    (
        "designed_on before 2026-08-02",
        "2026-08-02",
        "The day of the design: 2 August 2026 (on or after 2 August 2026).",
        "设计日期：2026年8月2日（不早于2026年8月2日）。",
    ),
    (
        "designed_on on_or_after 2026-08-02",
        "2027-12-31",
        "The day of the design: 31 December 2027 (on or after 2 August 2026).",
        "设计日期：2027年12月31日（不早于2026年8月2日）。",
    ),
    (
        "designed_on on_or_after 2026-08-02",
        "2026-08-01",
        "The day of the design: 1 August 2026 (before 2 August 2026).",
        "设计日期：2026年8月1日（早于2026年8月2日）。",
    ),
]


@pytest.mark.parametrize(
    ("condition", "written", "english", "chinese"),
    OPERATORS,
    ids=[f"{row[0]}: {row[1]}" for row in OPERATORS],
)
def test_every_operator_is_worded(condition: str, written: Written, english: str, chinese: str) -> None:
    fact = condition.split(maxsplit=1)[0]
    assert because(condition, **{fact: written}) == ((english,), (chinese,))


PLACES: list[tuple[str, Written, str, str]] = [
    ("established_in has EU", ["DE", "CN"], "Your offices: Germany.", "您的机构：德国。"),
    ("established_in has EU", ["EU", "CN"], "Your offices: European Union.", "您的机构：欧盟。"),
    ("established_in has EU", ["CN"], "Your offices: not European Union.", "您的机构：不包括欧盟。"),
    ("established_in has DE", ["EU"], "Your offices: Germany.", "您的机构：德国。"),
    (
        "established_in has_any [EEA, JP]",
        ["NO", "FR", "CN"],
        "Your offices: France and Norway.",
        "您的机构：法国和挪威。",
    ),
    (
        "established_in has_any [EEA, JP]",
        ["CN"],
        "Your offices: not European Economic Area or Japan.",
        "您的机构：不包括欧洲经济区或日本。",
    ),
    (
        "established_in has_none [EEA, JP]",
        ["CN"],
        "Your offices: not European Economic Area or Japan.",
        "您的机构：不包括欧洲经济区或日本。",
    ),
    (
        "established_in has_none [EEA, JP]",
        ["JP", "EU"],
        "Your offices: European Union and Japan.",
        "您的机构：欧盟和日本。",
    ),
    (
        "established_in has_all [DE, US]",
        ["DE", "US-CA", "CN"],
        "Your offices: Germany and California.",
        "您的机构：德国和加利福尼亚州。",
    ),
    (
        "established_in has_all [DE, US]",
        ["CN"],
        "Your offices: not Germany or United States.",
        "您的机构：不包括德国或美国。",
    ),
    (
        "established_in has_outside [EEA]",
        ["DE", "CN", "US"],
        "Your offices: China and United States, outside European Economic Area.",
        "您的机构：中国和美国，不在欧洲经济区范围内。",
    ),
    (
        "established_in has_outside [EEA, CN]",
        ["DE", "CN"],
        "Your offices: nothing outside European Economic Area and China.",
        "您的机构：均在欧洲经济区和中国范围内。",
    ),
    (
        "established_in has_outside [EU]",
        [],
        "Your offices: nothing outside European Union.",
        "您的机构：均在欧盟范围内。",
    ),
    (
        "established_in has_any [CN, JP, NO, CH, US, EU]",
        ["CN", "JP", "NO", "CH", "US-CA"],
        "Your offices: Switzerland, China, Japan and 2 more.",
        "您的机构：瑞士、中国、日本等 5 项。",
    ),
]


@pytest.mark.parametrize(
    ("condition", "written", "english", "chinese"), PLACES, ids=[f"{row[0]}: {row[1]}" for row in PLACES]
)
def test_places_are_named_by_the_fewest_words(
    condition: str, written: Written, english: str, chinese: str
) -> None:
    assert because(condition, established_in=written) == ((english,), (chinese,))


def test_a_place_that_is_there_is_not_said_to_be_lacking() -> None:
    english, _ = because("established_in has_all [DE, US]", established_in=["DE"])
    assert english == ("Your offices: not United States.",)


def test_a_hidden_choice_is_said_not_to_be_chosen() -> None:
    english, _ = because("limits has assistive", limits=["assistive"], domains=["games"])
    assert english == ("Limits of the purpose: not assistance only.",)


def test_an_unanswered_number_is_worded_by_its_limit() -> None:
    english, _ = because("face_people >= 100", people={"from": "10", "to": "99"})
    assert english == ("People in face data: 0 to 99 (not at least 100).",)


@pytest.mark.parametrize(
    ("band", "english", "chinese"),
    [
        (Band(240, 240), "240", "240"),
        (Band(0, 0), "0", "0"),
        (Band(2.5, 2.5), "2.5", "2.5"),
        (Band(1_000_000, 1_000_000), "1,000,000", "1,000,000"),
        (Band(1234.5, 1234.5), "1,234.5", "1,234.5"),
        (Band(1e25, 1e25), "10^25", "10^25"),
        (Band(2.5e26, 2.5e26), "2.5 × 10^26", "2.5 × 10^26"),
        (Band(1e15, 1e15), "10^15", "10^15"),
        (Band(9e14, 9e14), "900,000,000,000,000", "900,000,000,000,000"),
        (Band(50, 249), "50 to 249", "50 至 249"),
        (Band(45_000_000, float("inf")), "45,000,000 or more", "45,000,000 以上"),
        (Band(1e23, 1e25), "10^23 to 10^25", "10^23 至 10^25"),
    ],
    ids=str,
)
def test_numbers_are_written_as_people_write_them(band: Band, english: str, chinese: str) -> None:
    built = library("minors")
    assert (Wording.of(built, "en").number(band), Wording.of(built, "zh-hans").number(band)) == (
        english,
        chinese,
    )


def test_a_band_that_settles_a_line_is_worded_whole() -> None:
    found = because("people >= 1000", people={"from": "50000", "to": "249999.5"})
    assert found == (
        ("People in the data: 50,000 to 249,999.5 (at least 1,000).",),
        ("数据涉及的人数：50,000 至 249,999.5（不低于 1,000）。",),
    )
