"""How changes are written on the admin pages of the law."""

from __future__ import annotations

import pytest

from regions.domain.differences import Change
from regions.templatetags import law_admin


@pytest.mark.parametrize(
    ("kind", "key", "name", "link"),
    [
        ("requirement", "eu-dpa.art-5", "Requirement", "/admin/regions/requirement/?q=eu-dpa.art-5"),
        ("horizon", "eu-next", "Upcoming change", "/admin/regions/horizonitem/?q=eu-next"),
        ("group", "EEA", "Group of places", "/admin/regions/regiongroup/?q=EEA"),
        ("choice", "role.provider", "Choice", "/admin/regions/fact/?q=role"),
        ("owner", "legal", "Vocabulary", "/admin/regions/vocabulary/"),
        ("nature", "duty", "Vocabulary", "/admin/regions/vocabulary/"),
        ("vocabulary", "vocabulary", "Vocabulary", "/admin/regions/vocabulary/"),
        (
            "translation",
            "zh-hans:requirement:eu-dpa.art-5:duty",
            "Translation",
            "/admin/regions/translation/?q=requirement%3Aeu-dpa.art-5",
        ),
    ],
)
def test_a_change_has_the_name_of_its_kind_and_leads_to_its_object(kind, key, name, link):
    change = Change("changed", kind, key)
    assert (law_admin.kind_name(change), law_admin.edit_link(change)) == (name, link)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        ([], "–"),
        ("Do it.", "Do it."),
        (["A record", "A log"], "A record\nA log"),
        (7, "7"),
        (False, "false"),
        ({"iso-27001": ["8.2"]}, '{"iso-27001": ["8.2"]}'),
        ([{"from": "2027-01-01", "what": "全部"}], '[{"from": "2027-01-01", "what": "全部"}]'),
    ],
)
def test_a_value_is_written_as_people_read_it(value, text):
    assert law_admin.written(value) == text
