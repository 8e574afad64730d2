"""What an organisation may take along and have deleted: all that belongs to it, whichever app keeps it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import IO, Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import Storage
from django.core.serializers import serialize
from django.db import transaction
from django.db.models import Field, FileField, ForeignKey, Model
from django.db.models.deletion import Collector

from compliance.accounts.models import Organisation, User

FORMAT = 1
Owned: TypeAlias = dict[type[Model], list[Model]]


class EverythingCollector(Collector):
    """Finds what a deletion would delete, so that no export can forget any of it."""

    def can_fast_delete(self, *args: Any, **kwargs: Any) -> bool:  # noqa: ARG002
        """Never: every object is wanted."""
        return False


def owned_by(organisation: Organisation) -> Owned:
    """Model → the organisation's objects of it, the organisation itself among them."""
    collector = EverythingCollector(using="default")
    collector.collect([organisation])
    # The rows behind a many-to-many field are written with the object that has the field.
    models = sorted((model for model in collector.data if not meta(model).auto_created), key=name_of)
    return {model: sorted(collector.data[model], key=lambda each: str(each.pk)) for model in models}


def export_organisation(organisation: Organisation, *, to: IO[bytes]) -> None:
    """Writes a zip: organisation.json with all that belongs to the organisation, and the files it names."""
    owned = owned_by(organisation)
    told = {
        "format": FORMAT,
        "organisation": organisation.name,
        "people": people_in(owned),
        "objects": {name_of(model): json.loads(serialize("json", found)) for model, found in owned.items()},
    }
    with ZipFile(to, "w", compression=ZIP_DEFLATED) as packed:
        packed.writestr("organisation.json", json.dumps(told, ensure_ascii=False, indent=1))
        for storage, name in files_in(owned):
            with storage.open(name) as file, packed.open(f"files/{name}", "w") as entry:
                for part in file.chunks():
                    entry.write(part)


@transaction.atomic
def delete_organisation(organisation: Organisation) -> None:
    """Deletes the organisation with all that belongs to it; the files as soon as that is certain."""
    files = list(files_in(owned_by(organisation)))
    organisation.delete()
    for storage, name in files:
        transaction.on_commit(_deletion_of(storage, name))


def people_in(owned: Owned) -> dict[str, dict[str, str]]:
    """Key → name and email address of everybody whom the objects name."""
    keys = {
        getattr(each, field.attname)
        for model, found in owned.items()
        for field in columns(model)
        if isinstance(field, ForeignKey) and field.related_model is User
        for each in found
    }
    people = User.objects.filter(pk__in=keys - {None}).order_by("pk")
    return {str(person.pk): {"name": person.name, "mail_address": person.email} for person in people}


def files_in(owned: Owned) -> Iterator[tuple[Storage, str]]:
    """Storage and name of each file that the objects hold."""
    for model, found in owned.items():
        for field in columns(model):
            if isinstance(field, FileField):
                files = (getattr(each, field.attname) for each in found)
                yield from ((file.storage, file.name) for file in files if file)


def meta(model: type[Model]) -> Any:
    return model._meta  # noqa: SLF001 -- Django documents it for use outside


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    return list(meta(model).concrete_fields)


def name_of(model: type[Model]) -> str:
    return str(meta(model).label_lower)


def _deletion_of(storage: Storage, name: str) -> Callable[[], None]:
    return lambda: storage.delete(name)
