from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile

from compliance.accounts.domain.organisation_data import (
    delete_organisation,
    export_organisation,
    owned_by,
)
from compliance.accounts.models import Organisation, Role, User
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.products.models import Answer, Market, Product
from tests.compliance.accounts.factories import InvitationFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def fill(organisation, person):
    """A product with a market, an answer, an answered control and its proof."""
    product = Product.objects.create(organisation=organisation, name=f"Nova of {organisation}")
    Market.objects.create(product=product, region="EU")
    Answer.objects.create(product=product, fact="role", value=["provider"], answered_by=person)
    proof = Evidence.objects.create(
        organisation=organisation,
        title="Certificate",
        file=ContentFile(f"certificate of {organisation}".encode(), name="certificate.txt"),
        sha256="0" * 64,
    )
    control = ControlAnswer.objects.create(product=product, control="risk-management", answered_by=person)
    control.evidence.add(proof)
    return product


@pytest.fixture
def filled(owner, nuanyu, stranger):
    fill(nuanyu, owner)
    fill(Organisation.objects.get(name="Elsewhere"), stranger)
    return nuanyu


def unpacked(organisation):
    written = io.BytesIO()
    export_organisation(organisation, to=written)
    with ZipFile(written) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    return json.loads(files.pop("organisation.json")), files


def test_an_organisation_owns_what_hangs_on_it_in_every_app(filled):
    InvitationFactory(organisation=filled)
    counts = {model.__name__: len(found) for model, found in owned_by(filled).items()}
    assert counts == {
        "Organisation": 1,
        "Membership": 4,
        "Invitation": 1,
        "Product": 1,
        "Market": 1,
        "Answer": 1,
        "Evidence": 1,
        "ControlAnswer": 1,
    }


def test_the_export_holds_all_of_it_and_the_files(filled):
    told, files = unpacked(filled)
    assert {label: len(found) for label, found in told["objects"].items()} == {
        "accounts.membership": 4,
        "accounts.organisation": 1,
        "assessments.controlanswer": 1,
        "assessments.evidence": 1,
        "products.answer": 1,
        "products.market": 1,
        "products.product": 1,
    }
    assert (told["format"], told["organisation"]) == (1, "Nuanyu")
    assert files == {f"files/{Evidence.objects.get(organisation=filled).file.name}": b"certificate of Nuanyu"}


def test_the_export_names_the_people_whom_it_mentions(filled, members):
    left = UserFactory(username="left", name="Left Long Ago")
    Answer.objects.filter(product__organisation=filled).update(answered_by=left)
    people = unpacked(filled)[0]["people"]
    expected = {str(member.user.pk): member.user for member in members.values()} | {str(left.pk): left}
    assert people == {
        key: {"name": person.name, "mail_address": person.email} for key, person in expected.items()
    }


def test_links_between_objects_survive_in_the_export(filled):
    objects = unpacked(filled)[0]["objects"]
    assert objects["assessments.controlanswer"][0]["fields"]["evidence"] == [
        objects["assessments.evidence"][0]["pk"]
    ]


def test_nothing_of_another_organisation_and_no_secret_is_in_the_export(filled, stranger, owner):
    told, files = unpacked(filled)
    text = json.dumps(told)
    assert [word for word in ("Elsewhere", "stranger", owner.password) if word in text] == []
    assert len(files) == 1


def test_an_empty_organisation_can_be_exported(nuanyu):
    told, files = unpacked(nuanyu)
    assert (told["people"], [*told["objects"]], files) == ({}, ["accounts.organisation"], {})


def test_deleting_takes_all_of_it_and_leaves_the_rest(filled, folder, django_capture_on_commit_callbacks):
    people = User.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        delete_organisation(filled)
    assert [each.name for each in Product.objects.all()] == ["Nova of Elsewhere"]
    assert [each.name for each in Organisation.objects.all()] == ["Elsewhere"]
    assert [file.read_text() for file in folder.rglob("*.txt")] == ["certificate of Elsewhere"]
    assert User.objects.count() == people


def test_files_stay_until_the_deletion_is_certain(filled, folder):
    delete_organisation(filled)
    assert len([*folder.rglob("*.txt")]) == 2


def test_members_of_a_deleted_organisation_keep_their_others(filled, members):
    viewer = members[Role.VIEWER].user
    MembershipFactory(user=viewer, organisation__name="Another")
    delete_organisation(filled)
    assert [each.name for each in Organisation.objects.visible_to(viewer)] == ["Another"]
