"""A small law with a question of every type, published, and products that answer under it."""

from __future__ import annotations

from datetime import date
from typing import Any

from compliance.accounts.models import User
from compliance.products.domain.answers import Said, save_answer
from compliance.products.domain.markets import choose_markets
from compliance.products.domain.prompts import Prompt, prompt
from compliance.products.domain.state import ProfileState, profile_state
from compliance.products.models import Product
from regions.logic.answers import Written
from regions.logic.document import canonical_json, document_hash, law_hash
from regions.logic.wording import Wording
from regions.models import Edition
from tests.compliance.accounts.factories import UserFactory
from tests.compliance.builders import TODAY, Entry, definition, document, fact, region, requirement
from tests.compliance.products.factories import product as make_product

CN_KNOWN = "hq_region has CN OR NOT (hq_region has CN)"
SAME = {"when": CN_KNOWN, "same_as": "hq_region", "because": "Mostly the same"}

FACTS: tuple[Entry, ...] = (
    fact("hq_region", "regions", single=True, section="company"),
    fact("established_in", "regions", section="company"),
    fact("technology_developed_in", "regions", section="company", proposed=[SAME]),
    fact("employee_count", "number", unit="people", section="company"),
    fact(
        "company_size",
        "choice",
        choices=("small", "large"),
        section="company",
        proposed=[{"when": "employee_count >= 250", "value": "large", "because": "By the people"}],
    ),
    fact("role", "choices", choices=("provider", "deployer", "importer", "none"), section="product"),
    fact("personal_data", "yes-no", section="product"),
    fact(
        "sensitive_data", "choices", choices=("health", "faces"), ask_when="personal_data", section="product"
    ),
    fact("compute", "number", unit="operations", section="product"),
    fact(
        "limits",
        "choices",
        choices=("small-scale", "medical", "none"),
        section="product",
    ),
    fact("market_links", "choices", scope="market", choices=("offered-here", "staff-or-agent-here", "none")),
    fact("on_market_since", "date", scope="market"),
    fact("monthly_active_users", "number", scope="market", unit="people a month"),
    fact("daily_active_users", "number", scope="market", unit="people a day", at_most="monthly_active_users"),
    fact("seated_here", "yes-no", scope="market"),
)
FACTS[9]["choices"][1]["show_when"] = "sensitive_data has health"


def law() -> Entry:
    """Three markets, and China, whose law follows its makers."""
    found = document(
        region(
            "SA",
            requirement("sa.notice", when="sa-reach AND personal_data", severity="blocker"),
            requirement("sa.health", when="sa-reach AND sensitive_data has health"),
            requirement("sa.large", when="sa-reach AND company_size is large"),
            definitions=[definition("sa-reach", "market_links has offered-here", silent="No reach.")],
        ),
        region(
            "EU",
            requirement("eu.users", when="monthly_active_users >= 45000 AND daily_active_users > 1000"),
            requirement("eu.role", when="role has provider AND compute >= 1e25"),
            requirement("eu.office", when="established_in has DE", severity="minor"),
            requirement("eu.medical", when="personal_data AND limits has medical"),
            requirement("eu.seat", when="seated_here AND role has provider"),
        ),
        region("SG", requirement("sg.old", when="on_market_since before 2026-01-01 AND personal_data")),
        region(
            "CN",
            requirement("cn.export", when="technology_developed_in has CN AND employee_count > 100"),
            binds_makers=True,
        ),
        facts=FACTS,
        opening=("hq_region", "technology_developed_in", "role", "market_links", "personal_data"),
    )
    words = found["vocabulary"]
    words["sections"] = [
        {"key": "company", "label": "Company"},
        {"key": "product", "label": "Product"},
        {"key": "general", "label": "In each market"},
    ]
    return found


def publish(content: Entry | None = None) -> Edition:
    """Freeze a law as an edition."""
    frozen = law() if content is None else content
    number = Edition.objects.count() + 1
    return Edition.objects.create(
        version=f"2026-11-23.{number}",
        content=canonical_json(frozen),
        law_hash=law_hash(frozen),
        sha256=document_hash(frozen),
        published_by_name="Counsel",
    )


def product(*markets: str, **fields: Any) -> Product:
    """A product under the small law, in these markets."""
    if not Edition.objects.exists():
        publish()
    made = make_product(**fields)
    choose_markets(made, dict.fromkeys(markets))
    return made


def say(made: Product, by: User | None = None, region_: str = "", **answers: Written | None) -> None:
    """Answer questions about a product, or about it in one region."""
    person = by or UserFactory.create()
    for key, value in answers.items():
        row = made.answers.filter(fact=key, region=region_).first()
        save_answer(made, Said(key, region_, value), by=person, version=row.version if row else 0)


def state(made: Product, *, on: date = TODAY) -> ProfileState:
    """The product as its pages see it."""
    return profile_state(made, as_of=on)


def asked(made: Product, key: str, region_: str = "", *, language: str = "en") -> Prompt:
    """One question as it is put."""
    now = state(made)
    words = Wording.of(now.catalogue, language)
    return prompt(now, now.catalogue.vocabulary.facts[key], region_, wording=words)
