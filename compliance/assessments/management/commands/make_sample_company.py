from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from compliance.accounts.domain.sample import sample_company, sample_login
from compliance.accounts.models import Role
from compliance.assessments.domain.sample import make_sample_product
from compliance.products.models import Product
from regions.querysets import NoEditionError


class Command(BaseCommand):
    help = "Makes the company that 'Try the sample company' opens, and its product, where they are missing."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        organisation = sample_company()
        if not Product.objects.filter(organisation=organisation).exists():
            try:
                make_sample_product(organisation, sample_login(organisation, Role.OWNER))
            except NoEditionError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"{organisation} is ready.")
