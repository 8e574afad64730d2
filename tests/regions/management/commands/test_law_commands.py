from __future__ import annotations

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from regions.domain.dumping import working_document
from regions.domain.files import LIBRARY
from regions.models import Control, Edition, Region, Requirement, Vocabulary
from tests.regions.documents import law_folder, replace_in, small_document
from tests.regions.factories import ControlFactory

pytestmark = pytest.mark.django_db

MAYOR = '"mayor" is not one of: blocker, major, minor; did you mean "major"?'
NOO = '"NOO" is no place and no group; did you mean "NO"? (at character 1)'


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-23T22:30:00-05:00", tick=False):
        yield


def run(*arguments, **options):
    """What a command says on both of its ways out."""
    out, err = StringIO(), StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def said(*arguments, **options):
    return run(*arguments, **options)[0].splitlines()


def refused(*arguments):
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command(*map(str, arguments), stdout=out)
    return [*out.getvalue().splitlines(), *str(caught.value).splitlines()]


# --- load_law ----------------------------------------------------------------------------------------


def test_load_law_loads_a_folder(folder):
    [line] = said("load_law", folder)
    assert line.startswith("Objects changed: ")
    assert working_document() == small_document()


def test_load_law_loads_the_shipped_library_unless_told_otherwise():
    said("load_law")
    assert Region.objects.count() == 30


def test_load_law_again_changes_nothing(loaded):
    assert said("load_law", loaded) == ["Objects changed: 0."]


def test_load_law_tells_what_changed_when_asked_to_talk(loaded):
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: minor")
    assert said("load_law", loaded, verbosity=2) == [
        "requirement no-act.s-1 changed (severity)",
        "Objects changed: 1.",
    ]


def test_load_law_dry_run_tells_what_would_change(loaded):
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: minor")
    assert said("load_law", loaded, "--dry-run") == [
        "requirement no-act.s-1 changed (severity)",
        "Objects that would change: 1.",
    ]
    assert working_document() == small_document()


def test_load_law_if_empty_loads_into_an_empty_database_only(folder):
    said("load_law", folder, "--if-empty")
    replace_in(folder / "regions/no.yaml", "severity: major", "severity: minor")
    assert said("load_law", folder, "--if-empty") == ["A law is loaded already; nothing was changed."]
    assert working_document() == small_document()


def test_load_law_tells_every_fault_with_file_and_line_and_changes_nothing(folder):
    replace_in(folder / "regions/no.yaml", "severity: major", "severity: mayor")
    replace_in(folder / "controls.yaml", "effort_days: 5", "effort_days: five")
    assert refused("load_law", folder) == [
        'controls.yaml:27: controls.0.effort_days: expected a whole number such as 5, found "five"',
        f"regions/no.yaml:32: requirements.0.severity: {MAYOR}",
        "Nothing was changed.",
    ]
    assert not Vocabulary.objects.exists()


def test_load_law_stops_at_changes_made_by_hand(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it at once.")
    assert refused("load_law", loaded) == [
        "Loading would overwrite what was changed by hand since the library was loaded:",
        "  requirement no-act.s-1 changed (duty)",
        "Keep these changes with dump_law, or give them up with load_law --overwrite.",
        "Nothing was changed.",
    ]
    assert Requirement.objects.get(key="no-act.s-1").duty == "Do it at once."


def test_load_law_overwrite_names_what_it_gave_up(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it at once.")
    out, err = run("load_law", loaded, "--overwrite")
    assert out == "Objects changed: 1.\n"
    assert err == "overwrote a change made by hand: requirement no-act.s-1 changed (duty)\n"
    assert working_document() == small_document()


def test_load_law_dry_run_names_what_it_would_give_up(loaded):
    ControlFactory(key="audit", position=2)
    _, err = run("load_law", loaded, "--dry-run")
    assert err == "would overwrite a change made by hand: control audit added\n"
    assert Control.objects.filter(key="audit").exists()


# --- dump_law ----------------------------------------------------------------------------------------


def test_dump_law_tells_which_files_changed(loaded):
    Control.objects.filter(key="dpia").update(effort_days=6)
    assert said("dump_law", loaded) == ["controls.yaml", "Files changed: 1."]
    assert said("dump_law", loaded) == ["Files changed: 0."]


def test_dump_law_makes_the_folder(loaded, tmp_path):
    said("dump_law", tmp_path / "new" / "law")
    assert (tmp_path / "new" / "law" / "regions" / "no.yaml").is_file()


def test_dump_law_needs_a_law(tmp_path):
    assert refused("dump_law", tmp_path) == ["No law is loaded yet. Run `python manage.py load_law`."]


def test_dump_law_tells_where_it_cannot_write(loaded, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert refused("dump_law", tmp_path / "file") == [f"{tmp_path}/file: cannot be written: File exists"]


# --- check_law ---------------------------------------------------------------------------------------


def test_check_law_finds_no_error_in_the_shipped_library():
    assert said("check_law", LIBRARY)[-1].startswith("Errors: 0, ")


def test_check_law_tells_warnings_of_a_folder_with_file_and_line(tmp_path):
    document = small_document()
    document["controls"].append(document["controls"][1] | {"key": "audit"})
    lines = said("check_law", law_folder(tmp_path, document))
    unused = "no requirement needs this control; it is good practice only"
    assert lines[0] == f"controls.yaml:45: warning: audit: {unused}"
    assert (
        "translations/zh-hans/place.yaml:3: warning: zh-hans place: texts without a translation: 3" in lines
    )
    assert lines[-1] == f"Errors: 0, warnings: {len(lines) - 1}."


def test_check_law_tells_faults_of_form(folder):
    replace_in(folder / "regions/no.yaml", "citation: Art. 1", "citation:")
    assert refused("check_law", folder) == [
        "regions/no.yaml:25: error: requirements.0.citation: expected text, found nothing",
        "Errors: 1, warnings: 0.",
    ]


def test_check_law_tells_faults_of_meaning(folder):
    replace_in(folder / "regions/no.yaml", "hq_region has NO", "hq_region has NOO")
    assert refused("check_law", folder) == [
        f"regions/no.yaml:29: error: no-act.s-1 applies_when: {NOO}",
        "Errors: 1, warnings: 0.",
    ]


def test_check_law_looks_at_the_rows_unless_given_a_folder(loaded):
    assert said("check_law")[-1].startswith("Errors: 0, ")
    Requirement.objects.filter(key="no-act.s-1").update(applies_when="hq_region has NOO")
    assert refused("check_law") == [
        f"error: no-act.s-1 applies_when: {NOO}",
        "Errors: 1, warnings: 0.",
    ]


def test_check_law_needs_a_law():
    assert refused("check_law") == ["No law is loaded yet. Run `python manage.py load_law`."]


# --- publish_edition ---------------------------------------------------------------------------------


def test_publish_edition_numbers_by_the_day_in_utc(loaded):
    [line] = said("publish_edition", "--notes", "First")
    edition = Edition.objects.current()
    assert line == f"Published edition 2026-11-24.1 ({edition.sha256[:12]})."
    assert (edition.version, edition.notes) == ("2026-11-24.1", "First")


def test_publish_edition_has_nothing_to_publish_twice(loaded):
    said("publish_edition")
    assert refused("publish_edition") == [
        "Nothing has changed since edition 2026-11-24.1, so there is nothing to publish."
    ]


def test_publish_edition_if_none_publishes_the_first_only(loaded):
    said("publish_edition", "--if-none")
    Control.objects.filter(key="dpia").update(effort_days=6)
    assert said("publish_edition", "--if-none") == ["An edition is published already; nothing was changed."]
    assert Edition.objects.count() == 1


def test_publish_edition_refuses_a_law_with_errors(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(applies_when="hq_region has NOO")
    assert refused("publish_edition") == [
        "The law has errors and cannot be published:",
        f"  no-act.s-1 applies_when: {NOO}",
    ]
    assert not Edition.objects.exists()


def test_publish_edition_needs_a_law():
    assert refused("publish_edition") == ["No law is loaded yet. Run `python manage.py load_law`."]
