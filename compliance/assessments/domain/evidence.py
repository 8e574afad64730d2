"""Evidence of an organisation: adding it to answers, and taking it away again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from compliance.accounts.models import Organisation, User
from compliance.assessments.domain.uploads import KINDS, MEGABYTE, CheckedFile, UploadRefusedError
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.products.domain.answers import touch

LARGEST_ORGANISATION = 500 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Described:
    """What a person says about a proof."""

    title: str
    issued_on: date | None = None
    expires_on: date | None = None


def add_link(row: ControlAnswer, described: Described, link: str, *, by: User) -> Evidence:
    """New evidence somewhere else, attached to an answer."""
    with transaction.atomic():
        evidence = _new(row, described, by)
        evidence.link = link
        evidence.save()
        attach(row, evidence)
    return evidence


def add_file(row: ControlAnswer, described: Described, file: CheckedFile, *, by: User) -> Evidence:
    """New evidence kept here, attached to an answer. The name it is stored under tells nothing.

    Raises UploadRefusedError where the organisation keeps too much already.
    """
    evidence = _new(row, described, by)
    evidence.sha256 = file.sha256
    evidence.file.save(f"{uuid4().hex}.{file.ending}", ContentFile(file.content), save=False)
    try:
        with transaction.atomic():
            _check_room(evidence.organisation_id, len(file.content))
            evidence.save()
            attach(row, evidence)
    except BaseException:
        evidence.file.delete(save=False)
        raise
    return evidence


def attach(row: ControlAnswer, evidence: Evidence) -> None:
    """Let evidence prove an answer; one that nobody has given yet is made, without a status."""
    with transaction.atomic():
        if not row.pk:
            row, _made = row.product.control_answers.get_or_create(control=row.control, region=row.region)
        row.evidence.add(evidence)
        touch(row.product)


def detach(row: ControlAnswer, evidence: Evidence) -> None:
    """Take evidence off an answer. What proves nothing any more is deleted with its file."""
    with transaction.atomic():
        row.evidence.remove(evidence)
        touch(row.product)
        if not evidence.control_answers.exists():
            evidence.delete()
            if evidence.file:
                transaction.on_commit(lambda: evidence.file.delete(save=False))


def file_name(evidence: Evidence) -> str:
    """The name under which a file is handed out: its title, with the ending of its kind."""
    ending = ending_of(evidence)
    return evidence.title if evidence.title.lower().endswith(f".{ending}") else f"{evidence.title}.{ending}"


def content_type(evidence: Evidence) -> str:
    """How a file is served."""
    return KINDS[ending_of(evidence)].content_type


def ending_of(evidence: Evidence) -> str:
    """The ending of a file's kind."""
    return PurePath(str(evidence.file.name)).suffix.removeprefix(".")


def bytes_kept(organisation: Organisation) -> int:
    """How much the files of an organisation take."""
    return sum(kept.file.size for kept in organisation.evidence.exclude(file="").only("file"))


def _check_room(organisation_id: object, size: int) -> None:
    # The lock lets two uploads count one after the other.
    organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
    if bytes_kept(organisation) + size > LARGEST_ORGANISATION:
        raise UploadRefusedError(
            _("%(organisation)s keeps %(limit)s of files already. Remove some, or send a link.")
            % {"organisation": organisation.name, "limit": filesizeformat(LARGEST_ORGANISATION)}
        )


def _new(row: ControlAnswer, described: Described, by: User) -> Evidence:
    return Evidence(
        organisation_id=row.product.organisation_id,
        title=described.title,
        issued_on=described.issued_on,
        expires_on=described.expires_on,
        added_by=by,
    )
