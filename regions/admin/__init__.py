"""Counsel's desk: the working copy of the law in Django's admin, and the publication of editions."""

from regions.admin import edition, instrument, place, practice, requirement, translation, vocabulary

__all__ = ["edition", "instrument", "place", "practice", "requirement", "translation", "vocabulary"]
