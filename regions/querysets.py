"""Questions to the tables of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from regions.models import Edition


class NoEditionError(Exception):
    """Nothing has been published yet."""

    def __init__(self) -> None:
        super().__init__(
            "No edition of the law has been published yet. Run `python manage.py load_law --if-empty` and "
            "then `python manage.py publish_edition --if-none`."
        )


class EditionQuerySet(models.QuerySet["Edition"]):
    """Published editions."""

    def current(self) -> Edition:
        """The edition published last. Raises NoEditionError when there is none."""
        edition = self.order_by("-pk").first()
        if edition is None:
            raise NoEditionError
        return edition
