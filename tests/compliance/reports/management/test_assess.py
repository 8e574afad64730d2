"""`manage.py assess`: the contract that other tools rely on."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.models import Edition
from tests.compliance.builders import document, region, requirement
from tests.law.cases import shipped_catalogue
from tests.regions.publications import published_law

PROFILE = """\
product: {name: Nova, description: Companion chatbot}
facts: {hq_region: SG, established_in: SG, technology_developed_in: SG, personal_data: yes}
markets:
  SG: {launch_on: 2027-01-15}
controls:
  notice: {status: planned}
"""


# What the examples come to with the shipped library: a change of law or logic that turns one is seen here.
VERDICTS: dict[str, dict[str, str]] = {
    "companion-chatbot": {
        "TH": "blocked",
        "EU": "blocked",
        "US": "conditional",
        "KR": "conditional",
        "MX": "conditional",
        "SA": "undetermined",
    },
    "credit-scoring-api": {
        "MX": "ready",
        "TH": "blocked",
        "KR": "blocked",
        "SA": "undetermined",
        "US": "blocked",
        "EU": "blocked",
    },
    "open-weights-model": {
        "EU": "conditional",
        "US": "undetermined",
        "KR": "undetermined",
        "TH": "blocked",
        "SA": "blocked",
        "MX": "conditional",
    },
}


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "nova.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


@pytest.fixture
def edition(db: None) -> Edition:
    blocker = requirement("sg-law.notice", severity="blocker")
    later = requirement("no-law.notice", start="2027-06-01")
    return Edition.objects.create(
        version="2026-11-23.1",
        content=json.dumps(document(region("SG", blocker), region("NO", later))),
        sha256="a" * 64,
        law_hash="b" * 64,
    )


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("assess", *map(str, arguments), stdout=out)
    return out.getvalue()


def found(*arguments: Any) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(run(*arguments, "--format", "json"))
    return whole


def refusal(*arguments: Any) -> tuple[str, int]:
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    return str(caught.value), caught.value.returncode


@pytest.mark.usefixtures("edition")
class TestJudging:
    def test_the_json_names_the_edition_and_the_verdict_of_each_market(self, profile: Path) -> None:
        whole = found(profile, "--as-of", "2026-11-23")

        assert whole["edition"] == {"version": "2026-11-23.1", "sha256": "a" * 64, "law": "b" * 64}
        assert {code: one["verdict"] for code, one in whole["markets"].items()} == {"SG": "blocked"}
        assert whole["markets"]["SG"]["on"] == "2027-01-15"

    def test_without_a_day_it_is_today_in_utc(self, profile: Path) -> None:
        with time_machine.travel("2027-03-01T23:30:00+00:00", tick=False):
            whole = found(profile)

        assert (whole["as_of"], whole["markets"]["SG"]["on"]) == ("2027-03-01", "2027-03-01")

    def test_exactly_the_regions_named_are_judged(self, profile: Path) -> None:
        whole = found(profile, "--as-of", "2026-11-23", "--region", "NO")

        assert {code: (one["on"], one["verdict"]) for code, one in whole["markets"].items()} == {
            "NO": ("2026-11-23", "no-duty-found")
        }
        assert whole["markets"]["NO"]["next_change"] == {"on": "2027-06-01", "verdict": "conditional"}

    def test_the_table_is_the_default(self, profile: Path) -> None:
        lines = run(profile, "--as-of", "2026-11-23").splitlines()

        assert lines[0] == "Nova  Companion chatbot"

    def test_sentences_come_in_the_language_asked_for(self, profile: Path) -> None:
        whole = found(profile, "--as-of", "2026-11-23", "--region", "NO", "--language", "zh-hans")

        assert whole["markets"]["NO"]["requirements"]["no-law.notice"]["because"] == [
            "personal_data is true。",
            "自2027年6月1日起施行。",
        ]

    def test_an_older_edition_can_be_asked_for(self, profile: Path) -> None:
        Edition.objects.create(
            version="2026-12-01.1",
            content=json.dumps(document(region("SG", requirement("sg-law.notice")))),
            sha256="c" * 64,
            law_hash="d" * 64,
        )

        assert found(profile)["edition"]["version"] == "2026-12-01.1"
        assert found(profile, "--edition", "2026-11-23.1")["edition"]["version"] == "2026-11-23.1"

    def test_nothing_is_written_to_the_database(self, profile: Path) -> None:
        with CaptureQueriesContext(connection) as queries:
            run(profile)

        assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


@pytest.mark.usefixtures("edition")
class TestFailing:
    @pytest.mark.parametrize("level", ["blocked", "undetermined", "gaps"])
    def test_a_market_at_the_level_or_worse_ends_with_1(self, profile: Path, level: str) -> None:
        with pytest.raises(SystemExit) as caught:
            run(profile, "--fail-on", level)

        assert caught.value.code == 1

    def test_a_market_that_is_better_ends_well(self, profile: Path) -> None:
        assert run(profile, "--fail-on", "prohibited").startswith("Nova")


@pytest.mark.usefixtures("edition")
class TestBadInput:
    def test_every_fault_of_the_profile_is_told_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.yaml"
        path.write_text("product: {nam: x}\nfacts: {rol: [provider]}\nmarkets: {DE: {}}\n", encoding="utf-8")

        assert refusal(path) == (
            f'{path}:1: product.nam: unknown key "nam"; did you mean "name"?\n'
            f"{path}:1: product.name: lacks the name of the product\n"
            f'{path}:2: facts.rol: unknown fact "rol"; did you mean "role"?\n'
            f'{path}:3: markets.DE: the library has no law for "DE" (Germany) yet; it knows: SG, NO\n'
            "4 faults; nothing was done",
            2,
        )

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "none.yaml"

        assert refusal(path) == (f"{path}: cannot be read: No such file or directory", 2)

    def test_regions_that_are_no_markets_are_told_together(self, profile: Path) -> None:
        assert refusal(profile, "--region", "INTL", "--region", "XX") == (
            "--region: INTL holds international standards and is no market; it is always shown beside the "
            'markets\n--region: "XX" is no market; choose from: SG, NO',
            2,
        )

    def test_a_profile_without_a_market(self, tmp_path: Path) -> None:
        path = tmp_path / "nowhere.yaml"
        path.write_text("product: {name: Nova}\n", encoding="utf-8")

        assert refusal(path) == (
            f"{path}: names no market; write markets: {{EU: {{launch_on: 2027-01-15}}}} or --region EU",
            2,
        )

    def test_an_edition_that_is_not_there(self, profile: Path) -> None:
        assert refusal(profile, "--edition", "2020-01-01.1") == (
            '--edition: no edition "2020-01-01.1"; the newest are: 2026-11-23.1',
            2,
        )

    def test_both_languages_without_a_pdf(self, profile: Path) -> None:
        assert refusal(profile, "--language", "both") == (
            "--language both makes a bilingual PDF; add --pdf FILE, or choose en or zh-hans",
            2,
        )

    def test_a_day_that_is_none(self, profile: Path) -> None:
        with pytest.raises(CommandError) as caught:
            run(profile, "--as-of", "2026-W47-1")

        assert str(caught.value) == 'Error: argument --as-of: "2026-W47-1" is no day; write YYYY-MM-DD'

    def test_a_pdf_that_cannot_be_written_leaves_nothing(self, profile: Path, tmp_path: Path) -> None:
        target = tmp_path / "missing" / "report.pdf"

        assert refusal(profile, "--pdf", target) == (
            f"--pdf {target}: cannot be written: No such file or directory",
            2,
        )
        assert sorted(path.name for path in tmp_path.iterdir()) == ["nova.yaml"]


@pytest.mark.django_db
def test_without_an_edition_it_says_what_to_run(profile: Path) -> None:
    assert refusal(profile) == (
        "No edition of the law has been published yet. Run `python manage.py load_law --if-empty` and "
        "then `python manage.py publish_edition --if-none`.",
        2,
    )


@pytest.mark.usefixtures("edition")
def test_the_pdf_is_written_whole_and_names_the_verdict(profile: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"

    printed = run(profile, "--pdf", target)

    assert printed.splitlines()[-1] == f"PDF: {target}"
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nova.yaml", "report.pdf"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["companion-chatbot", "credit-scoring-api", "open-weights-model"])
def test_every_example_is_judged_with_the_shipped_library(name: str) -> None:
    published_law(dict(shipped_catalogue().document))

    whole = found(f"examples/{name}.yaml", "--as-of", "2026-11-23")

    assert {code: one["verdict"] for code, one in whole["markets"].items()} == VERDICTS[name]
