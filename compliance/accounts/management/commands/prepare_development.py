from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from compliance.accounts.models import User

USERNAME = "counsel"


class Command(BaseCommand):
    help = (
        "Makes ready what development needs: the database, the shipped law, a login that may use the admin."
    )
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("LANDFALL_DEBUG is off; a password kept in a file is for development only.")
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("load_law", if_empty=True, stdout=self.stdout)
        call_command("publish_edition", if_none=True, stdout=self.stdout)
        password = sign_in_of_counsel(settings.VAR_DIR / "password-of-counsel")
        self.stdout.write(f"Sign in at /{settings.ADMIN_PATH}/ as {USERNAME} with the password {password}")


def sign_in_of_counsel(file: Path) -> str:
    """The password of the login `counsel`, kept in the file; both are made where they are missing.

    A password that the person changed since is theirs: it is left alone, and the answer says so.
    """
    user = User.objects.filter(username=USERNAME).first()
    if user and file.exists():
        password = file.read_text(encoding="utf-8")
        return password if user.check_password(password) else "that you chose yourself"
    password = secrets.token_urlsafe(12)
    file.touch(mode=0o600)
    file.write_text(password, encoding="utf-8")
    if user is None:
        User.objects.create_superuser(USERNAME, password=password)
    else:
        user.set_password(password)
        user.save(update_fields=["password"])
    return password
