"""A product made from a profile: the shipped example, for whoever wants to look around first."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction

from compliance.accounts.models import Organisation, User
from compliance.assessments.domain.working_state import start_product
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.products.domain.answers import touch
from compliance.products.domain.profile import ControlAnswer as Said
from compliance.products.domain.profile import Profile
from compliance.products.domain.profile_file import read_profile
from compliance.products.models import Answer, Market, Product
from regions.domain.editions import published
from regions.logic.answers import write_answer
from regions.logic.facts import Answers
from regions.logic.vocabulary import Vocabulary

SAMPLE = Path("examples") / "companion-chatbot.yaml"
LONGEST_TITLE = 200


def make_sample_product(organisation: Organisation, by: User) -> Product:
    """The companion app of the examples as a product of an organisation.

    Raises NoEditionError while no law is published, and ProfileError if the example does not fit the law.
    """
    catalogue = published().catalogue
    file = settings.BASE_DIR / SAMPLE
    profile = read_profile(catalogue, file.read_bytes(), file=str(SAMPLE))
    with transaction.atomic():
        product = start_product(organisation, name=profile.name, description=profile.description)
        fill_product(product, profile, catalogue.vocabulary, by=by)
    return product


@transaction.atomic
def fill_product(product: Product, profile: Profile, vocabulary: Vocabulary, *, by: User) -> None:
    """Give a product without answers all that a profile says."""
    Market.objects.bulk_create(
        Market(product=product, region=code, launch_on=market.launch_on)
        for code, market in profile.markets.items()
    )
    places: dict[str, Answers] = {"": profile.facts, **profile.home}
    places |= {code: market.facts for code, market in profile.markets.items()}
    Answer.objects.bulk_create(
        Answer(
            product=product,
            region=code,
            fact=key,
            value=write_answer(vocabulary, vocabulary.facts[key], value),
            answered_by=by,
        )
        for code, facts in places.items()
        for key, value in facts.items()
    )
    _answer_controls(product, profile, by)
    touch(product)


def _answer_controls(product: Product, profile: Profile, by: User) -> None:
    said: list[tuple[str, str, Said]] = []
    for key, answers in profile.controls.items():
        if answers.product:
            said.append((key, "", answers.product))
        said += [(key, code, answer) for code, answer in answers.markets.items()]
    rows = ControlAnswer.objects.bulk_create(
        ControlAnswer(
            product=product, control=key, region=code, status=answer.status, note=answer.note, answered_by=by
        )
        for key, code, answer in said
    )
    proofs: dict[tuple[str, object, object], Evidence] = {}
    links = []
    for row, (_key, _code, answer) in zip(rows, said, strict=True):
        for proof in answer.evidence:
            identity = (proof.link, proof.issued_on, proof.expires_on)
            evidence = proofs.setdefault(
                identity,
                Evidence(
                    organisation_id=product.organisation_id,
                    title=_title(proof.link),
                    link=proof.link,
                    issued_on=proof.issued_on,
                    expires_on=proof.expires_on,
                    added_by=by,
                ),
            )
            links.append(ControlAnswer.evidence.through(controlanswer=row, evidence=evidence))
    Evidence.objects.bulk_create(proofs.values())
    ControlAnswer.evidence.through.objects.bulk_create(links, ignore_conflicts=True)


def _title(link: str) -> str:
    """The last word of a link, which often names the paper."""
    return link.rstrip("/").rpartition("/")[2][:LONGEST_TITLE]
