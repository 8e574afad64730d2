"""Every fault of the controls in a written profile."""

from __future__ import annotations

import pytest

from tests.compliance.products.domain.profile_texts import MARKETS, STATUSES, faults_with_product

LACKS_STATUS = f"lacks its status; choose from: {STATUSES}"
LACKS_LINK = "lacks its link; write {link: https://…, expires_on: YYYY-MM-DD}"
DAY = "expected a day such as 2027-01-15, found"
LINK = "expected a link that starts with https://, found"


def faults_of(written: str) -> list[str]:
    """The faults of a control in line 2, from its key on."""
    return [fault.removeprefix("2: controls.") for fault in faults_with_product(f"controls:\n  {written}")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "notise: {status: planned}", 'notise: unknown control "notise"; did you mean "notice"?', id="near"
        ),
        pytest.param("zzz: {status: planned}", 'zzz: unknown control "zzz"', id="far"),
        pytest.param("notice: {}", f"notice: {LACKS_STATUS}", id="nothing said"),
        pytest.param("notice: {note: Soon}", f"notice: {LACKS_STATUS}", id="a note alone"),
        pytest.param("notice:", "notice: expected keys with values, found nothing", id="nothing"),
        pytest.param(
            "notice: planned", 'notice: expected keys with values, found "planned"', id="a bare status"
        ),
        pytest.param("notice: [planned]", "notice: expected keys with values, found a list", id="a list"),
        pytest.param(
            "notice: {status: }", "notice.status: expected text, found nothing", id="an empty status"
        ),
        pytest.param(
            "notice: {status: [planned]}", "notice.status: expected text, found a list", id="statuses"
        ),
        pytest.param(
            "notice: {status: implementd}",
            'notice.status: unknown status "implementd"; did you mean "implemented"?',
            id="nearly a status",
        ),
        pytest.param(
            "notice: {status: Implemented}",
            'notice.status: unknown status "Implemented"; did you mean "implemented"?',
            id="a capital letter",
        ),
        pytest.param(
            "notice: {status: not applicable}",
            'notice.status: unknown status "not applicable"; did you mean "not-applicable"?',
            id="a blank for a hyphen",
        ),
        pytest.param(
            "notice: {status: done}",
            f'notice.status: unknown status "done"; choose from: {STATUSES}',
            id="no status",
        ),
        pytest.param(
            "notice: {status: planned, note: [Soon]}", "notice.note: expected text, found a list", id="notes"
        ),
        pytest.param(
            "notice: {status: planned, note: }", "notice.note: expected text, found nothing", id="no note"
        ),
        pytest.param(
            "notice: {status: planned, note: Done in May, not signed}",
            'notice.not signed: unknown key "not signed"; known here: status, note, evidence, except',
            id="a comma in a note",
        ),
        pytest.param(
            "notice: {status: planned, note: Done in May, evidence later}",
            'notice.evidence later: unknown key "evidence later"; did you mean "evidence"?',
            id="a comma in a note before a word",
        ),
        pytest.param(
            "notice: {status: planned, status: partial}",
            "notice.status: stands here a second time, first in line 2",
            id="two statuses",
        ),
    ],
)
def test_what_is_said_of_a_control(written: str, expected: str) -> None:
    assert faults_of(written) == [expected]


def test_a_misspelt_status_key_is_told_beside_the_lacking_status() -> None:
    assert faults_of("notice: {stauts: planned}") == [
        'notice.stauts: unknown key "stauts"; did you mean "status"?',
        f"notice: {LACKS_STATUS}",
    ]


def test_a_global_control_answered_by_market() -> None:
    assert faults_of("notice: {SA: {status: planned}}") == [
        'notice.SA: unknown key "SA"; known here: status, note, evidence, except',
        f"notice: {LACKS_STATUS}",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("[SA]", "except: expected keys with values, found a list", id="a list"),
        pytest.param(
            "{SA: planned}", 'except.SA: expected keys with values, found "planned"', id="a bare status"
        ),
        pytest.param("{SA: {}}", f"except.SA: {LACKS_STATUS}", id="nothing said"),
        pytest.param(
            "{SA: {status: plannd}}",
            'except.SA.status: unknown status "plannd"; did you mean "planned"?',
            id="nearly a status",
        ),
        pytest.param(
            "{SA: {status: planned, except: {}}}",
            'except.SA.except: unknown key "except"; known here: status, note, evidence',
            id="an exception in an exception",
        ),
        pytest.param(
            "{EUR: {status: planned}}", 'except.EUR: "EUR" is no market; did you mean "EU"?', id="a typo"
        ),
    ],
)
def test_what_is_said_of_an_exception(written: str, expected: str) -> None:
    assert faults_of(f"notice: {{status: planned, except: {written}}}") == [f"notice.{expected}"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "{status: planned}", ": is asked for each market; write {SA: {status: …}}", id="one status"
        ),
        pytest.param("planned", ': expected keys with values, found "planned"', id="a bare status"),
        pytest.param(
            "{SA: planned}", '.SA: expected keys with values, found "planned"', id="a market's bare status"
        ),
        pytest.param("{SA: }", ".SA: expected keys with values, found nothing", id="a market alone"),
        pytest.param("{SA: {}}", f".SA: {LACKS_STATUS}", id="nothing said of a market"),
        pytest.param(
            "{SA: {status: plannd}}",
            '.SA.status: unknown status "plannd"; did you mean "planned"?',
            id="a status",
        ),
        pytest.param(
            "{except: {SA: {status: planned}}}",
            f'.except: "except" is no market; choose from: {MARKETS}',
            id="exceptions",
        ),
    ],
)
def test_what_is_said_of_a_per_region_control(written: str, expected: str) -> None:
    assert faults_of(f"local-representative: {written}") == [f"local-representative{expected}"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("https://a.example", ': expected a list, found "https://a.example"', id="a bare link"),
        pytest.param("{link: https://a.example}", ": expected a list, found keys with values", id="no list"),
        pytest.param("[contract.pdf]", f'.0: {LINK} "contract.pdf"', id="a file"),
        pytest.param(
            "[https://a.example, ftp://b.example]", f'.1: {LINK} "ftp://b.example"', id="a second one"
        ),
        pytest.param("['']", ".0: expected text, found nothing", id="an empty link"),
        pytest.param(
            "[[https://a.example]]", ".0: expected keys with values, found a list", id="a list in a list"
        ),
        pytest.param("[{}]", f".0: {LACKS_LINK}", id="keys without any"),
        pytest.param("[{issued_on: 2026-01-01}]", f".0: {LACKS_LINK}", id="a day alone"),
        pytest.param("[{link: contract.pdf}]", f'.0.link: {LINK} "contract.pdf"', id="a file by its key"),
        pytest.param(
            "[{link: https://a.example, expires: 2027-01-01}]",
            '.0.expires: unknown key "expires"; did you mean "expires_on"?',
            id="a key nearly right",
        ),
        pytest.param(
            "[{link: https://a.example, issued_on: May}]", f'.0.issued_on: {DAY} "May"', id="no day of issue"
        ),
        pytest.param(
            "[{link: https://a.example, expires_on: 2026-13-01}]",
            f'.0.expires_on: {DAY} "2026-13-01"',
            id="no day of expiry",
        ),
        pytest.param(
            "[{link: https://a.example, issued_on: 2026-02-01, expires_on: 2026-01-31}]",
            ".0.expires_on: lies before issued_on (2026-02-01)",
            id="expired before it was issued",
        ),
    ],
)
def test_what_is_said_of_evidence(written: str, expected: str) -> None:
    assert faults_of(f"notice: {{status: planned, evidence: {written}}}") == [f"notice.evidence{expected}"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "notice: {status: plannd, note: [Soon], evidence: [contract.pdf]}",
            [
                'notice.status: unknown status "plannd"; did you mean "planned"?',
                "notice.note: expected text, found a list",
                f'notice.evidence.0: {LINK} "contract.pdf"',
            ],
            id="of an unknown status",
        ),
        pytest.param(
            "notice: {evidence: [contract.pdf]}",
            [f"notice: {LACKS_STATUS}", f'notice.evidence.0: {LINK} "contract.pdf"'],
            id="of a lacking status",
        ),
        pytest.param(
            "notice: {status: unanswered, evidence: [contract.pdf]}",
            [f'notice.evidence.0: {LINK} "contract.pdf"'],
            id="of an unanswered control",
        ),
        pytest.param(
            "notice: {status: planned, evidence: [{issued_on: May}]}",
            [f"notice.evidence.0: {LACKS_LINK}", f'notice.evidence.0.issued_on: {DAY} "May"'],
            id="of evidence without a link",
        ),
    ],
)
def test_one_fault_hides_no_other(written: str, expected: list[str]) -> None:
    assert faults_of(written) == expected
