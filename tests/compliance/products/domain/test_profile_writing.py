"""A profile written as YAML, read back, taken over, and copied."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.products.domain.importing import changes, copy_profile, take_profile
from compliance.products.domain.markets import choose_markets
from compliance.products.domain.profile_file import read_profile
from compliance.products.domain.profile_writing import profile_yaml
from regions.domain.files import read_law
from regions.logic.catalogue import Catalogue
from tests.compliance.accounts.factories import UserFactory
from tests.compliance.products.law import product, publish, say, state

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[4]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DAY = date(2027, 1, 15)

WRITTEN = """\
product:
  name: Nova
  description: Companion chatbot
facts:
  hq_region:
  - CN
  employee_count:
    from: 50
    to: 249
  company_size: small
  role: unknown
  personal_data: true
  compute: 1.0e+25
markets:
  SA: {}
  EU:
    launch_on: 2027-01-15
    facts:
      personal_data: false
      on_market_since: 2025-03-01
      monthly_active_users: 45000
home:
  CN:
    facts:
      seated_here: true
"""


def filled():
    """A product with an answer of every type."""
    made = product()
    choose_markets(made, {"EU": DAY, "SA": None})
    say(made, hq_region=["CN"], employee_count={"from": "50", "to": "249"}, company_size="small", role=None)
    say(made, compute="1e+25", personal_data="yes")
    say(made, region_="EU", monthly_active_users="45000", on_market_since="2025-03-01", personal_data="no")
    say(made, region_="CN", seated_here="yes")
    return made


def take(made, text: str):
    catalogue = state(made).catalogue
    profile = read_profile(catalogue, text.encode(), file="profile.yaml")
    return take_profile(made, catalogue.vocabulary, profile, by=UserFactory.create())


def answers(made) -> dict[tuple[str, str], object]:
    return {(one.fact, one.region): one.value for one in made.answers.all() if one.value is not None}


class TestWriting:
    def test_everything_said_is_written_in_the_order_of_the_vocabulary(self):
        assert profile_yaml(state(filled())) == WRITTEN

    def test_what_was_written_is_read_back_as_the_same(self):
        now = state(filled())
        profile = read_profile(now.catalogue, profile_yaml(now).encode(), file="profile.yaml")
        assert (profile.name, profile.description) == ("Nova", "Companion chatbot")
        assert profile.facts == now.facts[""]
        assert {code: (one.launch_on, one.facts) for code, one in profile.markets.items()} == {
            "SA": (None, {}),
            "EU": (DAY, now.facts["EU"]),
        }
        assert profile.home == {"CN": now.facts["CN"]}

    def test_controls_of_the_layer_above_are_added(self):
        text = profile_yaml(state(product(description="")), {"notice": {"status": "implemented"}})
        assert text == "product:\n  name: Nova\ncontrols:\n  notice:\n    status: implemented\n"

    def test_markets_that_were_left_are_not_written(self):
        made = filled()
        choose_markets(made, {"SA": None})
        assert "EU" not in profile_yaml(state(made))

    def test_norway_stays_norway(self):
        made = product("SA")
        say(made, hq_region=["NO"])
        now = state(made)
        text = profile_yaml(now)
        assert "'NO'" in text
        assert read_profile(now.catalogue, text.encode(), file="a").facts == now.facts[""]


class TestTaking:
    def test_a_written_profile_makes_the_same_product(self):
        source = filled()
        target = product()
        take(target, profile_yaml(state(source)))
        assert answers(target) == answers(source)
        assert state(target).chosen == state(source).chosen

    def test_it_says_what_changes_and_changes_nothing_the_second_time(self):
        made = product("SA")
        say(made, personal_data="no")
        text = "product: {name: Nova}\nfacts: {personal_data: yes, hq_region: SG}\n"
        found = take(made, text)
        assert [(one.said.fact, one.said.value, one.is_new) for one in found] == [
            ("hq_region", ["SG"], True),
            ("personal_data", "yes", False),
        ]
        revision = made.revision
        assert take(made, text) == []
        assert made.revision == revision

    def test_what_the_file_does_not_name_stays(self):
        made = product()
        choose_markets(made, {"EU": DAY})
        say(made, role=["provider"])
        take(made, "product: {name: Other}\nmarkets: {SA: {}, EU: {}}\n")
        assert answers(made) == {("role", ""): ["provider"]}
        assert state(made).chosen == {"SA": None, "EU": DAY}
        made.refresh_from_db()
        assert made.name == "Nova"

    def test_an_answer_taken_over_has_a_new_version_and_its_author(self):
        made, person = product("SA"), UserFactory.create()
        say(made, personal_data="no")
        catalogue = state(made).catalogue
        profile = read_profile(catalogue, b"product: {name: N}\nfacts: {personal_data: yes}", file="a")
        take_profile(made, catalogue.vocabulary, profile, by=person)
        row = made.answers.get()
        assert (row.value, row.version, row.answered_by) == ("yes", 2, person)

    def test_looking_at_the_changes_changes_nothing(self):
        made = product("SA")
        catalogue = state(made).catalogue
        profile = read_profile(catalogue, b"product: {name: N}\nfacts: {personal_data: yes}", file="a")
        assert len(changes(made, catalogue.vocabulary, profile)) == 1
        assert not made.answers.exists()

    @pytest.mark.parametrize("size", [1, 3])
    def test_the_queries_do_not_grow_with_the_answers(self, size, django_assert_num_queries):
        made = product()
        catalogue = state(made).catalogue
        facts = "".join(
            f"  {key}: SG\n" for key in ("hq_region", "established_in", "technology_developed_in")[:size]
        )
        profile = read_profile(catalogue, f"product: {{name: N}}\nfacts:\n{facts}".encode(), file="a")
        person = UserFactory.create()
        with django_assert_num_queries(11):
            take_profile(made, catalogue.vocabulary, profile, by=person)

    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
    def test_the_shipped_examples_go_in_and_out_unchanged(self, file):
        document = read_law(ROOT / "regions" / "data").document
        publish(document)
        made = product()
        profile = read_profile(Catalogue.from_document(document), file.read_bytes(), file=file.name)
        take(made, file.read_text())
        now = state(made)
        again = read_profile(now.catalogue, profile_yaml(now).encode(), file="again")
        assert (again.facts, again.markets, again.home) == (profile.facts, profile.markets, profile.home)


class TestCopying:
    def test_a_copy_has_markets_answers_and_notes_and_a_life_of_its_own(self):
        source, person = filled(), UserFactory.create()
        source.answers.filter(fact="role").update(note="ask Chen")
        target = product()
        copy_profile(source, target, by=person)
        assert answers(target) == answers(source)
        assert state(target).chosen == state(source).chosen
        assert target.answers.get(fact="role").note == "ask Chen"
        assert {(one.version, one.answered_by) for one in target.answers.all()} == {(1, person)}
        say(target, personal_data="no")
        assert answers(source)["personal_data", ""] == "yes"

    def test_a_market_that_was_left_is_copied_as_left(self):
        source = filled()
        choose_markets(source, {"SA": None})
        target = product()
        copy_profile(source, target, by=UserFactory.create())
        assert {one.region: one.is_chosen for one in target.markets.all()} == {"EU": False, "SA": True}
