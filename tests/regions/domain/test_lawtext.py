from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from regions.domain.lawtext import law_texts
from regions.domain.yamltree import read_yaml
from tests.regions.documents import small_document, translation


@pytest.fixture
def document():
    return small_document()


def test_every_part_of_the_law_has_its_file(document):
    assert list(law_texts(document)) == [
        "vocabulary.yaml",
        "places.yaml",
        "controls.yaml",
        "conflicts.yaml",
        "regions/eu.yaml",
        "regions/no.yaml",
        "translations/zh-hans/place.yaml",
        "translations/zh-hans/requirement.yaml",
    ]


def test_a_region_file_reads_like_this(document):
    assert law_texts(document)["regions/no.yaml"] == (
        """\
region:
  code: 'NO'
  name: Norway
  group: Europe
  languages: [en]
  data_localization: none
  data_localization_note: Data may lie anywhere.

instruments:
- key: no-act
  title: The no-act Act
  kind: law
  status: in-force
  binding: law
  regulator: The regulator
  reach: Everybody who offers it here.
  source: https://law.example/no-act
  last_verified_on: 2026-11-01

definitions: []

requirements:
- key: no-act.s-1
  instrument: no-act
  citation: Art. 1
  title: Title of no-act.s-1
  duty: Do it.
  nature: duty
  applies_when: hq_region has NO AND personal_data
  from: 2025-01-01
  theme: privacy
  severity: major
  controls: [dpia]
  evidence:
  - A record
  source: https://law.example/no-act.s-1
  confidence: high
  last_verified_on: 2026-11-01

upcoming: []
"""
    )


def test_a_translation_file_reads_like_this(document):
    of = document["translations"]["zh-hans"]["place:NO"]["name"]["of"]
    assert law_texts(document)["translations/zh-hans/place.yaml"] == (
        f"""\
# state: machine-drafted or reviewed (by whom); of: the start of the SHA-256 of the English text.

'NO':
  name:
    text: 挪威
    state: reviewed
    by: Unicode CLDR 47
    of: {of}
"""
    )


def test_fields_come_in_the_order_of_the_shapes_whatever_the_order_they_were_given_in(document):
    texts = law_texts(document)
    document["controls"] = [dict(reversed(control.items())) for control in document["controls"]]
    assert law_texts(document) == texts


def test_lists_of_keys_stand_in_one_line_and_sentences_below_each_other(document):
    text = law_texts(document)["controls.yaml"]
    assert "  certified_by: [iso-27001]\n" in text
    assert "    iso-27001: [A.5.34, '8.2']\n" in text
    assert "  done_means:\n  - It is written\n  - It is signed\n" in text


def test_keys_that_are_no_fields_come_by_the_alphabet(document):
    document["controls"][0]["frameworks"] = {"nist-csf-2": ["ID.AM-1"], "iso-27001": ["A.5.34"]}
    text = law_texts(document)["controls.yaml"]
    assert "  frameworks:\n    iso-27001: [A.5.34]\n    nist-csf-2: [ID.AM-1]\n" in text


def test_files_begin_with_what_their_fields_mean(document):
    texts = law_texts(document)
    assert texts["controls.yaml"].startswith("# The common controls:")
    assert texts["places.yaml"].startswith("# Countries, territories")
    assert "\n# The first questions, in this order;" in texts["vocabulary.yaml"]


def test_long_texts_are_broken(document):
    document["controls"][0]["guidance"] = "word " * 100 + "end"
    text = law_texts(document)["controls.yaml"]
    assert max(len(line) for line in text.splitlines()) <= 120


def test_translations_come_in_the_order_of_the_law_and_those_of_nothing_at_the_end(document):
    chinese = document["translations"]["zh-hans"]
    chinese["place:XX"] = {"name": translation("Nowhere", "无")}
    chinese["place:DE"] = {"name": translation("Germany", "德国")}
    text = law_texts(document)["translations/zh-hans/place.yaml"]
    assert re.findall(r"^[^ #\n]+(?=:$)", text, re.MULTILINE) == ["DE", "'NO'", "XX"]


def test_fields_of_a_translation_come_in_the_order_of_the_english(document):
    fields = document["translations"]["zh-hans"]["requirement:no-act.s-1"]
    fields["title"] = translation("Title of no-act.s-1", "标题")
    fields["zzz"] = translation("Gone", "没了")
    text = law_texts(document)["translations/zh-hans/requirement.yaml"]
    assert re.findall(r"^  ([a-z.0-9]+):$", text, re.MULTILINE) == ["title", "duty", "evidence.0", "zzz"]


@pytest.mark.parametrize(
    "text",
    [
        "NO", "no", "Yes", "off", "y", "~", "null", "8.2", "1e25", "0x1f", "1_000", "12:30", "2027-04-02",
        "2027", ".5", "-1", "=", "<<", ".inf", "012345678901",
    ],
)  # fmt: skip
def test_what_other_readers_would_misread_is_quoted(document, text):
    document["regions"][0]["upcoming"][0]["expected"] = text
    assert f"  expected: '{text}'\n" in law_texts(document)["regions/eu.yaml"]


@pytest.mark.parametrize(
    "text", ["late 2026", "Norway", "v1.2.3 draft", "nobody", "2027 or later", "1st half"]
)
def test_what_nobody_misreads_is_not_quoted(document, text):
    document["regions"][0]["upcoming"][0]["expected"] = text
    assert f"  expected: {text}\n" in law_texts(document)["regions/eu.yaml"]


def test_another_reader_of_yaml_sees_the_same_texts(document):
    document["regions"][0]["upcoming"][0]["note"] = "A colon: and a hash # and 'quotes' and a dash - so."
    read = yaml.safe_load(law_texts(document)["regions/eu.yaml"])
    assert read["upcoming"][0]["note"] == "A colon: and a hash # and 'quotes' and a dash - so."
    assert read["region"]["name_local"] == "Union"


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=200
    ).filter(str.strip)
)
def test_any_text_comes_back_as_it_was(text):
    document = small_document()
    document["conflicts"][0]["tension"] = text
    written = law_texts(document)["conflicts.yaml"].encode()
    root, problems = read_yaml(written, file="conflicts.yaml", max_bytes=10_000, max_depth=8)
    assert problems == []
    assert root.entries["conflicts"].items[0].entries["tension"].text == text
