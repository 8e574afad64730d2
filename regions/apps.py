from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    """The law: what counsel edits, and the editions that everything else reads."""

    name = "regions"
    verbose_name = _("Law")
