"""Every address of the site, and what it answers to everybody: the table is in `tests/routes.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings as project
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model, QuerySet
from django.test import Client
from django.urls import URLPattern, get_resolver, include, path, reverse

from compliance.accounts.domain.invitations import token_of
from compliance.accounts.models import Invitation, Membership, Organisation, Role, User
from compliance.assessments.models import Assessment, ControlAnswer, Evidence
from compliance.products.models import Answer, Market, Product
from tests.compliance.accounts.factories import PASSWORD, InvitationFactory
from tests.compliance.assessments import factories
from tests.compliance.assessments.checklist_site import CERTIFICATES
from tests.compliance.assessments.files import PDF
from tests.compliance.builders import FACTS
from tests.routes import ADMIN, CHECKLIST, CONTROL, METHODS, ORGANISATION, PEOPLE, PRODUCT, ROUTES, filled

pytestmark = pytest.mark.django_db

# What belongs to an organisation.
KEPT: tuple[type[Model], ...] = (
    Organisation,
    Membership,
    Invitation,
    Product,
    Market,
    Answer,
    Assessment,
    ControlAnswer,
    Evidence,
    ControlAnswer.evidence.through,
)

# A form that each page of a practice finds something in.
ANYTHING = {"status": "planned", "version": "1", "agreed": "on", "link": "https://docs.example/a"}


class Site:
    """A company with a product that has a bit of everything, and somebody in every role."""

    def __init__(self) -> None:
        factories.published(factories.law(facts=(*FACTS, CERTIFICATES)))
        self.company = factories.company("Acme")
        self.people: dict[str, User | None] = {"anonymous": None}
        self.people["stranger"] = factories.member(factories.company("Elsewhere"), Role.OWNER)
        for role in (Role.VIEWER, Role.REVIEWER, Role.EDITOR, Role.OWNER):
            self.people[role.value] = factories.member(self.company, role)
        self.product = factories.product(self.company, "EU", "SA", name="Nova")
        self.spare = self.proof("Contract")
        self.arguments = self._arguments()

    def proof(self, title: str, *answers: ControlAnswer, of: Organisation | None = None) -> Evidence:
        """A file of the company, or of another one, as proof of these answers."""
        made = Evidence.objects.create(
            organisation=of or self.company,
            title=title,
            file=ContentFile(PDF, name=f"{title}.pdf"),
            sha256=sha256(PDF).hexdigest(),
        )
        made.file.close()
        for answer in answers:
            answer.evidence.add(made)
        return made

    def answer(self, control: str, region: str = "") -> ControlAnswer:
        """The product's answer that a reviewer may agree to."""
        return ControlAnswer.objects.create(
            product=self.product, control=control, region=region, status="not-applicable", note="Not ours."
        )

    def _arguments(self) -> dict[str, Any]:
        colleague = factories.member(self.company, Role.VIEWER)
        invitation = InvitationFactory.create(organisation=self.company)
        return {
            "organisation": self.company.pk,
            "member": self.company.memberships.get(user=colleague).pk,
            "invitation": invitation.pk,
            "token": token_of(invitation),
            "product": self.product.pk,
            "control": "notice",
            "evidence": self.proof("Photo", self.answer("notice"), self.answer("agent", "SA")).pk,
            "spare": self.spare.pk,
            "key": "eu.notice",
            "code": "EU",
            "fact": "personal_data",
            "section": "general",
            "region": "SA",
        }

    def visit(
        self, person: str, method: str, address: str, body: Mapping[str, Any] | None = None, **how: bool
    ) -> Any:
        """What the person gets, in a browser of their own."""
        cache.clear()
        client = Client()
        user = self.people[person]
        if user is not None:
            client.force_login(user)
        return getattr(client, method.lower())(address, body or {}, **how)

    def try_out(self, pattern: str, method: str, person: str, **changed: Any) -> str:
        """What the person gets at an address of the table, with its form filled in; nothing is kept of it."""
        route = ROUTES[pattern]
        given = {**self.arguments, **route.arguments, **changed}
        body = {name: value.format_map(given) for name, value in route.body.items()}
        with transaction.atomic():
            found = outcome(self.visit(person, method, filled(pattern, given), body))
            transaction.set_rollback(True)
        return found


def outcome(answer: Any) -> str:
    """The status code, or which door a redirection leads to."""
    if answer.streaming:
        answer.getvalue()  # closes the file as the server does
    url = answer.headers.get("Location", "")
    doors = {"login": reverse("account_login"), "password": reverse("account_reauthenticate")}
    return next((door for door, way in doors.items() if url.startswith(way)), str(answer.status_code))


def patterns(resolver: Any, before: str = "") -> Iterator[str]:
    """All addresses below, as they are written in the URL files."""
    for one in resolver.url_patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield whole
        elif whole != ADMIN:
            yield from patterns(one, whole)


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def site(db):
    return Site()


# --- The table ----------------------------------------------------------------------------------------------


def test_every_address_is_in_the_table_and_no_other():
    served = set(patterns(get_resolver()))
    missing = sorted(served - ROUTES.keys())
    assert missing == [], f"Say in tests/routes.py who may open and send these addresses: {missing}"
    gone = sorted(ROUTES.keys() - served)
    assert gone == [], f"Nothing is served at these any more; take them out of tests/routes.py: {gone}"


def test_an_address_without_a_name_counts_too():
    def page(request):
        raise AssertionError

    class Resolver:
        url_patterns = [path("hidden/", page), path("deep/", include([path("<int:number>/", page)]))]

    assert list(patterns(Resolver, "x/")) == ["x/hidden/", "x/deep/<int:number>/"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("pattern", ROUTES)
def test_everybody_gets_what_the_table_says(site, pattern, method):
    found = {person: site.try_out(pattern, method, person) for person in PEOPLE}
    assert found == ROUTES[pattern].expected(method)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_there_is_no_third_way_to_change_something(site, method):
    ours = [one for one in ROUTES if one.startswith(("products/", "organisations/", "regions/"))]
    assert {one: site.try_out(one, method, "owner") for one in ours} == dict.fromkeys(ours, "405")


@pytest.mark.parametrize("pattern", [one for one in ROUTES if one.startswith((PRODUCT, ORGANISATION))])
def test_what_belongs_to_others_looks_as_if_it_were_not_there(site, pattern):
    nowhere = {"product": uuid4(), "organisation": uuid4()}
    for method in METHODS:
        theirs = site.try_out(pattern, method, "stranger")
        assert theirs == site.try_out(pattern, method, "stranger", **nowhere)
        assert theirs in ("404", "405")


@pytest.mark.parametrize("person", ["stranger", "owner"])
def test_what_was_never_there_is_not_found(site, person):
    for name in ("evidence", "invitation"):
        for pattern in (one for one in ROUTES if f"<uuid:{name}>" in one):
            assert site.try_out(pattern, "POST", person, **{name: uuid4()}) in ("404", "405")


# --- Nothing is changed by whoever is refused ---------------------------------------------------------------


def kept() -> list[dict[str, Any]]:
    """All rows that belong to organisations, without the verdicts, which are only remembered."""
    rows = [row for model in KEPT for row in QuerySet(model).order_by("pk").values()]
    return [{name: value for name, value in row.items() if name != "verdicts"} for row in rows]


def tried(site: Site, person: str, *refusals: str) -> list[str]:
    """The forms of organisations and products that the table refuses to the person, sent for good."""
    sent = []
    for pattern, route in ROUTES.items():
        if not pattern.startswith(("organisations/<", "products/")):
            continue
        if route.expected("POST")[person] not in refusals:
            continue
        given = site.arguments
        body = {name: value.format_map(given) for name, value in route.body.items()}
        outcome(site.visit(person, "POST", filled(pattern, given), body))
        sent.append(pattern)
    return sent


@pytest.mark.parametrize(
    ("person", "refusals"),
    [
        ("anonymous", ("login",)),
        ("stranger", ("200", "404")),
        ("viewer", ("403",)),
        ("reviewer", ("403",)),
        ("editor", ("403",)),
    ],
)
def test_what_is_refused_changes_nothing(site, person, refusals):
    before = kept()
    assert PRODUCT + "delete/" in tried(site, person, *refusals)
    assert kept() == before


def test_looking_changes_nothing(site):
    before = kept()
    for pattern in ROUTES:
        if pattern.startswith(("organisations/", "products/")):
            outcome(site.visit("owner", "GET", filled(pattern, site.arguments)))
    assert kept() == before


def test_somebody_who_left_is_a_stranger(site):
    Membership.objects.filter(user=site.people["owner"]).delete()
    for pattern in ROUTES:
        if pattern.startswith((PRODUCT, ORGANISATION)):
            for method in METHODS:
                assert site.try_out(pattern, method, "owner") == ROUTES[pattern].expected(method)["stranger"]


def test_a_role_counts_in_its_own_organisation_alone(site):
    """The viewer here owns another company: that gives them nothing here."""
    other = factories.company("Other")
    other.memberships.create(user=site.people["viewer"], role=Role.OWNER)
    for pattern in ROUTES:
        if pattern.startswith((PRODUCT, ORGANISATION)):
            assert site.try_out(pattern, "POST", "viewer") == ROUTES[pattern].expected("POST")["viewer"]


# --- The admin ----------------------------------------------------------------------------------------------


@pytest.fixture
def admin_addresses():
    """The pages of the admin that take no argument: its front page, every list, every new row."""
    [whole] = [one for one in get_resolver().url_patterns if str(one.pattern) == ADMIN]
    return ["/" + one for one in patterns(whole, ADMIN) if "<" not in one]


@pytest.mark.parametrize("method", METHODS)
def test_the_admin_asks_whoever_is_not_signed_in_to_sign_in(site, admin_addresses, method):
    found = {one: site.visit("anonymous", method, one, follow=True) for one in admin_addresses}
    ends = {one: answer.redirect_chain[-1][0].partition("?")[0] for one, answer in found.items()}
    assert ends == dict.fromkeys(admin_addresses, reverse("account_login"))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("person", PEOPLE[1:])
def test_the_admin_refuses_whoever_is_no_staff(site, admin_addresses, person, method):
    found = {one: site.visit(person, method, one, follow=True) for one in admin_addresses}
    assert {one: answer.status_code for one, answer in found.items()} == dict.fromkeys(admin_addresses, 403)


def test_the_admin_is_more_than_its_front_page(admin_addresses):
    pages = {"/admin/", "/admin/accounts/user/", "/admin/regions/edition/publish/"}
    assert pages <= set(admin_addresses)


# --- What is named inside a form ----------------------------------------------------------------------------


@pytest.fixture
def theirs(site):
    """Another organisation with a product and a proof, of which the editor of ours knows all keys."""
    other = factories.company("Other")
    person = factories.member(other, Role.OWNER)
    proof = site.proof("Secret", of=other)
    invitation = InvitationFactory.create(organisation=other)
    made = factories.product(other, "EU", name="Rival")
    return {
        "company": other,
        "person": person,
        "member": other.memberships.get().pk,
        "evidence": proof.pk,
        "invitation": invitation.pk,
        "product": made,
    }


def send(site: Site, person: str, pattern: str, body: dict[str, Any], **changed: Any) -> Any:
    """Sends a form and keeps what it does."""
    return site.visit(person, "POST", filled(pattern, site.arguments | changed), body)


@pytest.mark.parametrize("pattern", [CONTROL + "reuse/", CONTROL + "reuse/<slug:region>/"])
@pytest.mark.parametrize("belongs_to_both", [False, True], ids=["editor of ours", "editor of both"])
def test_evidence_of_another_organisation_is_no_proof(site, theirs, pattern, belongs_to_both):
    if belongs_to_both:
        theirs["company"].memberships.create(user=site.people["editor"], role=Role.EDITOR)
    before = kept()
    assert send(site, "editor", pattern, {"evidence": theirs["evidence"]}).status_code == 404
    assert kept() == before


@pytest.mark.parametrize("said", ["", "nonsense", "5628e997-54d7-4491-b3d5-5c8360b67385"])
def test_evidence_that_is_none_is_no_proof(site, said):
    before = kept()
    assert send(site, "editor", CONTROL + "reuse/", {"evidence": said}).status_code == 404
    assert kept() == before


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (CONTROL + "remove/<uuid:evidence>/", "POST"),
        (CONTROL + "remove/<uuid:evidence>/<slug:region>/", "POST"),
        (CHECKLIST + "evidence/<uuid:evidence>/", "GET"),
    ],
)
def test_evidence_of_another_organisation_is_not_found_below_our_product(site, theirs, pattern, method):
    assert site.try_out(pattern, method, "owner", evidence=theirs["evidence"]) == "404"


@pytest.mark.parametrize("name", ["answer/", "answer/<slug:region>/"])
def test_an_answer_is_not_given_to_somebody_of_another_organisation(site, theirs, name):
    before = kept()
    body = {"status": "planned", "version": "1", "assignee": theirs["person"].pk}
    assert send(site, "editor", CONTROL + name, body).status_code == 422
    assert kept() == before


def test_many_practices_are_not_given_to_somebody_of_another_organisation(site, theirs):
    before = kept()
    body = {"controls": "notice", "assignee": theirs["person"].pk}
    assert send(site, "editor", CHECKLIST + "assign/", body).status_code == 422
    assert kept() == before


def test_a_colleague_gets_both(site):
    colleague = site.people["reviewer"]
    body = {"status": "planned", "version": "1", "assignee": colleague.pk}
    assert send(site, "editor", CONTROL + "answer/", body).status_code == 302
    assign = {"controls": "record", "assignee": colleague.pk}
    assert send(site, "editor", CHECKLIST + "assign/", assign).status_code == 302
    found = ControlAnswer.objects.filter(assignee=colleague).values_list("control", flat=True)
    assert sorted(found) == ["notice", "record"]


@pytest.mark.parametrize(
    "pattern", [ORGANISATION + "members/<int:member>/", ORGANISATION + "members/<int:member>/remove/"]
)
def test_a_member_of_another_organisation_is_not_found_below_ours(site, theirs, pattern):
    before = kept()
    assert send(site, "owner", pattern, {"role": "viewer"}, member=theirs["member"]).status_code == 404
    assert kept() == before


def test_an_invitation_of_another_organisation_is_not_found_below_ours(site, theirs):
    pattern = ORGANISATION + "invitations/<uuid:invitation>/withdraw/"
    assert send(site, "owner", pattern, {}, invitation=theirs["invitation"]).status_code == 404
    assert Invitation.objects.filter(pk=theirs["invitation"]).count() == 1


@pytest.mark.parametrize("role", ["", "emperor", "staff", "is_superuser"])
def test_a_role_that_is_none_is_not_given(site, role):
    before = kept()
    for name in ("members/<int:member>/", "invitations/new/"):
        assert send(site, "owner", ORGANISATION + name, {"role": role}).status_code == 200
    assert kept() == before


@pytest.mark.parametrize("person", ["editor", "owner"])
def test_a_product_is_not_made_in_an_organisation_of_others(site, theirs, person):
    body = {"name": "Trojan", "description": "Chatbot", "organisation": theirs["company"].pk}
    assert send(site, person, "products/new/", body).status_code == 200
    assert not Product.objects.filter(name="Trojan").exists()


def test_a_product_is_not_made_where_the_person_only_looks(site, theirs):
    theirs["company"].memberships.create(user=site.people["editor"], role=Role.VIEWER)
    body = {"name": "Trojan", "description": "Chatbot", "organisation": theirs["company"].pk}
    assert send(site, "editor", "products/new/", body).status_code == 200
    assert not Product.objects.filter(name="Trojan").exists()


def test_a_product_does_not_move_to_another_organisation(site, theirs):
    body = {"name": "Moved", "description": "Chatbot", "organisation": theirs["company"].pk}
    assert send(site, "editor", PRODUCT + "change/", body).status_code == 302
    site.product.refresh_from_db()
    assert (site.product.name, site.product.organisation) == ("Moved", site.company)


def test_a_profile_cannot_make_itself_staff(site):
    body = {"name": "Li Na", "language": "en", "is_staff": "on", "is_superuser": "on", "is_guest": "on"}
    assert send(site, "viewer", "account/", body).status_code == 302
    person = User.objects.get(pk=site.people["viewer"].pk)
    assert (person.name, person.is_staff, person.is_superuser, person.is_guest) == (
        "Li Na",
        False,
        False,
        False,
    )


# --- Regions that are none ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["XX", "INTL", "eu", "../EU", "DE"])
def test_a_market_without_law_is_not_chosen(site, code):
    before = kept()
    assert send(site, "editor", PRODUCT + "markets/", {"chosen": code}).status_code == 200
    answer = send(site, "editor", PRODUCT + "what-if/add/", {"markets": code})
    assert (answer.status_code, answer.url) == (302, reverse("assessments:whatif", args=[site.product.pk]))
    assert kept() == before


@pytest.mark.parametrize("name", ["answer", "agree", "evidence", "reuse"])
@pytest.mark.parametrize("code", ["XX", "DE", "INTL", "sa"])
def test_nothing_is_said_for_a_region_that_is_no_market(site, name, code):
    pattern = CONTROL + name + "/<slug:region>/"
    before = kept()
    assert send(site, "owner", pattern, ANYTHING, region=code).status_code == 404
    assert kept() == before


def test_an_answer_for_a_market_that_is_not_chosen_is_kept(site):
    # Whoever has the page open while a colleague takes the market out loses nothing; readiness ignores it.
    pattern = CONTROL + "answer/<slug:region>/"
    assert (
        send(site, "editor", pattern, {"status": "planned", "version": "0"}, region="NO").status_code == 302
    )
    found = ControlAnswer.objects.filter(region="NO").values_list("control", "status")
    assert list(found) == [("agent", "planned")]


@pytest.mark.parametrize("name", ["answer", "agree", "confirm", "evidence", "reuse"])
def test_nothing_is_said_about_a_practice_that_is_none(site, name):
    before = kept()
    assert send(site, "owner", CONTROL + name + "/", ANYTHING, control="nonsense").status_code == 404
    assert kept() == before


@pytest.mark.parametrize("query", ["?market=NO", "?market=XX"])
def test_no_question_is_asked_for_a_region_that_the_product_does_not_go_to(site, query):
    address = filled(PRODUCT + "profile/q/<slug:fact>/", site.arguments) + query
    before = kept()
    assert [site.visit("editor", method, address).status_code for method in METHODS] == [404, 404]
    assert kept() == before


# --- Where `next` points ------------------------------------------------------------------------------------

ELSEWHERE = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.parametrize("way", ELSEWHERE)
@pytest.mark.parametrize("person", ["anonymous", "viewer"])
def test_choosing_a_language_leads_nowhere_else(site, person, way):
    answer = site.visit(person, "POST", "/language/", {"language": "en", "next": way})
    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize("way", ELSEWHERE)
def test_signing_in_leads_nowhere_else(site, way):
    body = {"login": site.people["viewer"].email, "password": PASSWORD, "next": way}
    answer = site.visit("anonymous", "POST", reverse("account_login"), body)
    assert (answer.status_code, answer.url) == (302, project.LOGIN_REDIRECT_URL)


@pytest.mark.parametrize("way", ELSEWHERE)
def test_signing_out_leads_nowhere_else(site, way):
    answer = site.visit("viewer", "POST", reverse("account_logout"), {"next": way})
    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize("way", ELSEWHERE)
def test_answers_lead_nowhere_else(site, way):
    inside = f"/products/{site.product.pk}/"
    said = {"status": "planned", "version": "1", "next": way}
    control = send(site, "editor", CONTROL + "answer/", said)
    address = filled(PRODUCT + "profile/q/<slug:fact>/", site.arguments) + "?" + urlencode({"next": way})
    question = site.visit("editor", "POST", address, {"value": "yes", "next": way})
    assert [(one.status_code, one.url.startswith(inside)) for one in (control, question)] == [
        (302, True),
        (302, True),
    ]
    assert "evil" not in control.url + question.url
