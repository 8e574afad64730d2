from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from compliance.accounts.domain.sample import sample_company, sample_login
from compliance.accounts.models import Role, User

COUNSEL = "counsel@sample.example"


class Command(BaseCommand):
    help = (
        "Makes ready what development needs: the database, the shipped law, a sample company, "
        "a login for each role in it, and one that may use the admin."
    )
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("LANDFALL_DEBUG is off; a password kept in a file is for development only.")
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("load_law", if_empty=True, stdout=self.stdout)
        call_command("publish_edition", if_none=True, stdout=self.stdout)
        call_command("make_sample_company", stdout=self.stdout)
        self.stdout.write(
            ways_in("/account/login/", sample_logins(), settings.VAR_DIR / "password-of-sample")
        )
        self.stdout.write(
            ways_in(f"/{settings.ADMIN_PATH}/", [counsel()], settings.VAR_DIR / "password-of-counsel")
        )


def sample_logins() -> list[User]:
    """One person for each role in the sample company."""
    return [sample_login(sample_company(), role) for role in Role]


def counsel() -> User:
    """Who edits the law. One made by an earlier version of Landfall gets a email address, to sign in with."""
    person, _made = User.objects.get_or_create(
        username="counsel",
        defaults={"email": COUNSEL, "name": "Counsel", "is_staff": True, "is_superuser": True},
    )
    if not person.email:
        person.email = COUNSEL
        person.save(update_fields=["email"])
    return person


def ways_in(address: str, people: list[User], file: Path) -> str:
    """Who may sign in there with the password kept in the file; both are made where they are missing.

    A password that somebody changed since is theirs: it is left alone, and the answer says so.
    """
    lost = not file.exists()
    if lost:
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    password = file.read_text(encoding="utf-8")
    for person in people:
        if lost or not person.password:
            person.set_password(password)
            person.save(update_fields=["password"])
    kept = [person.email for person in people if person.check_password(password)]
    changed = [person.email for person in people if person.email not in kept]
    told = [f"{', '.join(kept)} with the password {password}"] if kept else []
    told += [f"{', '.join(changed)} with the password that you chose yourself"] if changed else []
    return f"Sign in at {address} as {' or as '.join(told)}"
