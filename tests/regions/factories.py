"""Rows of the law, each valid by itself; what they refer to is made with them."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from regions import models
from regions.logic.document import canonical_json, document_hash, law_hash
from tests.regions.documents import small_document

VERIFIED_ON = date(2026, 11, 1)


class VocabularyFactory(DjangoModelFactory):
    class Meta:
        model = models.Vocabulary

    currency_date = date(2026, 11, 23)


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = models.Theme
        django_get_or_create = ["key"]

    key = "privacy"
    label = "Privacy"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = models.Section
        django_get_or_create = ["key"]

    key = "general"
    label = "General"


class FactFactory(DjangoModelFactory):
    class Meta:
        model = models.Fact

    key = factory.Sequence(lambda n: f"fact_{n}")
    label = "the answer"
    scope = "product"
    type = "yes-no"
    section = factory.SubFactory(SectionFactory)
    question = "Is it so?"
    help = "Look it up."
    yes = "it is so"
    no = "it is not so"


class FactChoiceFactory(DjangoModelFactory):
    class Meta:
        model = models.FactChoice

    fact = factory.SubFactory(FactFactory, type="choices")
    value = factory.Sequence(lambda n: f"value-{n}")
    label = "This one"


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Place
        django_get_or_create = ["code"]

    code = "EU"
    name = "European Union"


class RegionGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.RegionGroup

    key = "EEA"
    label = "European Economic Area"
    members = ["EU"]
    source = "EEA Agreement"
    as_of = VERIFIED_ON


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = models.Region
        django_get_or_create = ["code"]

    code = "EU"
    name = "European Union"
    group = "Europe"
    languages = ["en"]
    data_localization = "none"
    data_localization_note = "Data may lie anywhere."


class HorizonItemFactory(DjangoModelFactory):
    class Meta:
        model = models.HorizonItem

    region = factory.SubFactory(RegionFactory)
    key = factory.Sequence(lambda n: f"eu-change-{n}")
    title = "A coming change"
    state = "proposed"


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = models.Instrument

    region = factory.SubFactory(RegionFactory)
    key = factory.Sequence(lambda n: f"eu-act-{n}")
    title = "An act"
    kind = "law"
    status = "in-force"
    binding = "law"
    regulator = "The regulator"
    reach = "Everybody who offers it here."
    source = "https://law.example/act"
    last_verified_on = VERIFIED_ON


class InstrumentPhaseFactory(DjangoModelFactory):
    class Meta:
        model = models.InstrumentPhase

    instrument = factory.SubFactory(InstrumentFactory)
    starts_on = date(2025, 1, 1)
    what = "General application"


class DefinitionFactory(DjangoModelFactory):
    class Meta:
        model = models.Definition

    region = factory.SubFactory(RegionFactory)
    key = factory.Sequence(lambda n: f"eu-class-{n}")
    title = "A class"
    citation = "Art. 3"
    when = "personal_data"


class ControlFactory(DjangoModelFactory):
    class Meta:
        model = models.Control

    key = factory.Sequence(lambda n: f"practice-{n}")
    title = "A practice"
    theme = factory.SubFactory(ThemeFactory)
    question = "Is there one?"
    guidance = "Write it down."
    done_means = ["It is written"]
    evidence = ["The paper"]
    effort_days = 5
    owner = "legal"


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = models.Requirement

    instrument = factory.SubFactory(InstrumentFactory)
    key = factory.LazyAttributeSequence(lambda row, n: f"{row.instrument.key}.art-{n}")
    citation = "Art. 1"
    title = "A duty"
    duty = "Do it."
    nature = "duty"
    applies_when = "personal_data"
    effective_from = date(2025, 1, 1)
    theme = factory.SubFactory(ThemeFactory)
    severity = "major"
    evidence = ["A record"]
    source = "https://law.example/act"
    confidence = "high"
    last_verified_on = VERIFIED_ON


class TransitionFactory(DjangoModelFactory):
    class Meta:
        model = models.Transition

    requirement = factory.SubFactory(RequirementFactory)
    when = "personal_data"
    effective_from = date(2027, 1, 1)


class RequirementControlFactory(DjangoModelFactory):
    class Meta:
        model = models.RequirementControl

    requirement = factory.SubFactory(RequirementFactory)
    control = factory.SubFactory(ControlFactory)


class ConflictFactory(DjangoModelFactory):
    class Meta:
        model = models.Conflict

    key = factory.Sequence(lambda n: f"conflict-{n}")
    title = "Two laws on one record"
    between = ["eu-act.art-1", "no-act.s-1"]
    tension = "One wants it kept, the other deleted."
    way_out = "Keep it apart."
    confidence = "medium"


class TranslationFactory(DjangoModelFactory):
    class Meta:
        model = models.Translation

    language = "zh-hans"
    object_key = "place:EU"
    field = "name"
    text = "欧洲联盟"
    state = "machine-drafted"
    source_hash = "0123456789ab"


class EditionFactory(DjangoModelFactory):
    """An edition of the small law, or of another `document`."""

    class Meta:
        model = models.Edition
        exclude = ["document"]

    document = factory.LazyFunction(small_document)
    version = factory.Sequence(lambda n: f"2026-11-23.{n + 1}")
    content = factory.LazyAttribute(lambda row: canonical_json(row.document))
    law_hash = factory.LazyAttribute(lambda row: law_hash(row.document))
    sha256 = factory.LazyAttribute(lambda row: document_hash(row.document))
    published_by_name = "Landfall"
