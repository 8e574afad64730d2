"""The working copy of the law, and the editions published from it."""

from regions.models.control import Conflict, Control
from regions.models.edition import Edition, ShippedLibrary
from regions.models.instrument import Instrument, InstrumentPhase
from regions.models.region import HorizonItem, Place, Region, RegionGroup
from regions.models.requirement import Definition, Requirement, RequirementControl, Transition
from regions.models.translation import Translation
from regions.models.vocabulary import Fact, FactChoice, Section, Theme, Vocabulary
from regions.querysets import NoEditionError

__all__ = [
    "Conflict",
    "Control",
    "Definition",
    "Edition",
    "Fact",
    "FactChoice",
    "HorizonItem",
    "Instrument",
    "InstrumentPhase",
    "NoEditionError",
    "Place",
    "Region",
    "RegionGroup",
    "Requirement",
    "RequirementControl",
    "Section",
    "ShippedLibrary",
    "Theme",
    "Transition",
    "Translation",
    "Vocabulary",
]
