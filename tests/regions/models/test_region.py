from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from regions.models import Place
from tests.regions.factories import (
    HorizonItemFactory,
    InstrumentFactory,
    InstrumentPhaseFactory,
    PlaceFactory,
    RegionFactory,
    RegionGroupFactory,
)

pytestmark = pytest.mark.django_db


def test_names():
    instrument = InstrumentFactory(title="AI Act", key="eu-ai-act")
    assert str(RegionFactory()) == "European Union (EU)"
    assert str(PlaceFactory()) == "European Union (EU)"
    assert str(RegionGroupFactory()) == "European Economic Area (EEA)"
    assert str(HorizonItemFactory(title="Digital Fairness Act")) == "Digital Fairness Act"
    assert str(instrument) == "AI Act (eu-ai-act)"
    assert str(InstrumentPhaseFactory(instrument=instrument)) == "eu-ai-act from 2025-01-01"


def test_a_place_is_not_part_of_itself():
    PlaceFactory(code="EU")
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.update(parent="EU")


def test_a_place_with_parts_stays():
    union = PlaceFactory(code="EU")
    PlaceFactory(code="DE", parent=union)
    with pytest.raises(ProtectedError):
        union.delete()


def test_a_region_with_law_stays():
    instrument = InstrumentFactory()
    with pytest.raises(ProtectedError):
        instrument.region.delete()


def test_phases_go_with_their_instrument():
    phase = InstrumentPhaseFactory()
    phase.instrument.delete()
    assert not type(phase).objects.exists()


def test_an_instrument_has_one_phase_a_day():
    phase = InstrumentPhaseFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentPhaseFactory(instrument=phase.instrument, starts_on=phase.starts_on)


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (RegionFactory, {"data_localization": "maybe"}),
        (HorizonItemFactory, {"state": "rumour"}),
        (InstrumentFactory, {"kind": "poem"}),
        (InstrumentFactory, {"status": "asleep"}),
        (InstrumentFactory, {"binding": "somewhat"}),
    ],
)
def test_other_words_are_refused(make, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


@pytest.mark.parametrize(
    ("make", "field", "value", "message"),
    [
        (PlaceFactory, "code", "Germany", "Use an ISO 3166 code: DE or US-CA"),
        (RegionFactory, "code", "eu", "Use an ISO 3166-1 code, EU or INTL"),
        (RegionGroupFactory, "key", "eea", "Use capitals, figures and underscores: EU_ADEQUATE"),
        (RegionGroupFactory, "members", "EU", "expected a list of texts"),
        (RegionFactory, "languages", [1], "expected a list of texts"),
        (InstrumentFactory, "source", "the gazette", "Give a link that starts with https://"),
    ],
)
def test_a_form_tells_how_to_write_it(make, field, value, message):
    row = make.build(**{field: value})
    with pytest.raises(ValidationError) as caught:
        row.clean_fields()
    assert message in caught.value.message_dict[field]
