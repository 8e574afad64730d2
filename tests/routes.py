"""Every address of the site, and what it answers to whom.

A row names, for looking (get) and for sending a form that is filled in rightly (post), what each of `PEOPLE`
gets: a status code, "login" where the page to sign in comes first, or "password" where the password does.
A new address needs a row here. On pages of products and organisations, 302 means that the change was made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ADMIN = "admin/"
# The stranger owns another organisation; those after belong to the one that the addresses are about.
PEOPLE = ("anonymous", "stranger", "viewer", "reviewer", "editor", "owner")
METHODS = ("GET", "POST")

ORGANISATION = "organisations/<uuid:organisation>/"
PRODUCT = "products/<uuid:product>/"
CHECKLIST = PRODUCT + "checklist/"
CONTROL = CHECKLIST + "controls/<slug:control>/"


@dataclass(frozen=True)
class Route:
    """What an address answers, with the form to send; `{spare}` in it is an argument of the installation.

    `arguments` are those of the address that differ from the installation's.
    """

    get: str
    post: str
    body: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)

    def expected(self, method: str) -> dict[str, str]:
        """Person → what they get."""
        row = self.get if method == "GET" else self.post
        return dict(zip(PEOPLE, row.split(), strict=True))


def filled(pattern: str, arguments: Mapping[str, Any]) -> str:
    """The address of a pattern as the URL files write it, be it a path or a regular expression.

    An address with a region is about the practice that is asked once a market.
    """
    given = dict(arguments) | ({"control": "agent"} if "<slug:region>" in pattern else {})
    path = re.sub(r"\(\?P(<\w+>)[^()]*\)", r"\1", pattern).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(given[found[1]]), path)


# Each row reads: anonymous stranger viewer reviewer editor owner.
ROUTES = {
    # People and their own accounts.
    "account/": Route(
        get="login 200 200 200 200 200",
        post="login 302 302 302 302 302",
        body={"name": "Li Na", "language": "en"},
    ),
    "account/export/": Route(
        get="login 200 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    # Whoever is signed in gives the password again first.
    "account/delete/": Route(
        get="login password password password password password",
        post="login password password password password password",
    ),
    # Organisations.
    "organisations/new/": Route(
        get="login 200 200 200 200 200",
        post="login 302 302 302 302 302",
        body={"name": "New"},
    ),
    ORGANISATION: Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    ORGANISATION + "name/": Route(
        get="login 404 403 403 403 200",
        post="login 404 403 403 403 302",
        body={"name": "New"},
    ),
    ORGANISATION + "export/": Route(
        get="login 404 403 403 403 200",
        post="login 405 405 405 405 405",
    ),
    ORGANISATION + "delete/": Route(
        get="login 404 403 403 403 password",
        post="login 404 403 403 403 password",
        body={"typed": "Acme"},
    ),
    ORGANISATION + "members/<int:member>/": Route(
        get="login 404 403 403 403 200",
        post="login 404 403 403 403 302",
        body={"role": "editor"},
    ),
    # Of a colleague: everybody may leave themselves.
    ORGANISATION + "members/<int:member>/remove/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 403 302",
    ),
    ORGANISATION + "invitations/new/": Route(
        get="login 404 403 403 403 200",
        post="login 404 403 403 403 302",
        body={"role": "viewer"},
    ),
    ORGANISATION + "invitations/<uuid:invitation>/withdraw/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 403 302",
    ),
    # A link that is a secret: whoever has it may look, and a stranger who sends the form joins.
    "join/<str:token>/": Route(
        get="200 200 302 302 302 302",
        post="200 302 302 302 302 302",
    ),
    # This installation has no sample company to try: back to the page to sign in.
    "try/": Route(
        get="405 405 405 405 405 405",
        post="login 302 302 302 302 302",
    ),
    # The pages of django-allauth.
    "account/login/": Route(
        get="200 302 302 302 302 302",
        post="200 302 302 302 302 302",
    ),
    "account/logout/": Route(
        get="302 200 200 200 200 200",
        post="302 302 302 302 302 302",
    ),
    "account/inactive/": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
    "account/signup/": Route(
        get="200 302 302 302 302 302",
        post="200 302 302 302 302 302",
    ),
    "account/reauthenticate/": Route(
        get="login 200 200 200 200 200",
        post="login 200 200 200 200 200",
    ),
    "account/email/": Route(
        get="login 200 200 200 200 200",
        post="login 302 302 302 302 302",
    ),
    "account/confirm-email/": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
    "account/password/change/": Route(
        get="login 200 200 200 200 200",
        post="login 200 200 200 200 200",
    ),
    "account/password/set/": Route(
        get="login 302 302 302 302 302",
        post="login 302 302 302 302 302",
    ),
    "account/password/reset/": Route(
        get="200 200 200 200 200 200",
        post="200 200 200 200 200 200",
    ),
    "account/login/code/confirm/": Route(
        get="login 302 302 302 302 302",
        post="login 302 302 302 302 302",
    ),
    r"account/^confirm-email/(?P<key>[-:\w]+)/$": Route(
        get="200 200 200 200 200 200",
        post="404 404 404 404 404 404",
        arguments={"key": "no-such-key"},
    ),
    "account/password/reset/key/done/": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
    "account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": Route(
        get="200 200 200 200 200 200",
        post="200 200 200 200 200 200",
        arguments={"uidb36": "zz", "key": "no-such-key"},
    ),
    "account/password/reset/done/": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
    "account/codes/": Route(
        get="login 200 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    "account/codes/authenticate/": Route(
        get="login 302 302 302 302 302",
        post="login 302 302 302 302 302",
    ),
    "account/codes/reauthenticate/": Route(
        get="login password password password password password",
        post="login password password password password password",
    ),
    "account/codes/totp/activate/": Route(
        get="login password password password password password",
        post="login password password password password password",
    ),
    # Nobody here has switched one-time codes on.
    "account/codes/totp/deactivate/": Route(
        get="login 404 404 404 404 404",
        post="login 404 404 404 404 404",
    ),
    "account/codes/recovery-codes/": Route(
        get="login 404 404 404 404 404",
        post="login 405 405 405 405 405",
    ),
    "account/codes/recovery-codes/generate/": Route(
        get="login password password password password password",
        post="login password password password password password",
    ),
    "account/codes/recovery-codes/download/": Route(
        get="login 404 404 404 404 404",
        post="login 404 404 404 404 404",
    ),
    "language/": Route(
        get="302 302 302 302 302 302",
        post="302 302 302 302 302 302",
        body={"language": "en"},
    ),
    # Products.
    "products/": Route(
        get="login 200 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    # The stranger may make products, but not in this organisation: the form comes back.
    "products/new/": Route(
        get="login 200 403 403 200 200",
        post="login 200 403 403 302 302",
        body={"name": "Nova 2", "description": "Chatbot", "organisation": "{organisation}"},
    ),
    PRODUCT: Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "change/": Route(
        get="login 404 403 403 200 200",
        post="login 404 403 403 302 302",
        body={"name": "Nova 2", "description": "Chatbot"},
    ),
    PRODUCT + "archive/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    PRODUCT + "restore/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    PRODUCT + "copy/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    PRODUCT + "export/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "delete/": Route(
        get="login 404 403 403 403 200",
        post="login 404 403 403 403 302",
        body={"name": "Nova"},
    ),
    PRODUCT + "assessments/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "assessments/freeze/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    PRODUCT + "readiness/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "readiness/list/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "requirements/<str:key>/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "what-if/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "what-if/add/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
        body={"markets": "NO"},
    ),
    # The checklist of a product.
    CHECKLIST: Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    CHECKLIST + "assign/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
        body={"controls": "notice", "due_on": "2026-12-18"},
    ),
    CONTROL: Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    CONTROL + "answer/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
        body={"status": "planned", "version": "1"},
    ),
    CONTROL + "answer/<slug:region>/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
        body={"status": "planned", "version": "1"},
    ),
    # Who answers does not agree to it as well: reviewers do, and owners.
    CONTROL + "agree/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 302 403 302",
        body={"agreed": "on", "version": "1"},
    ),
    CONTROL + "agree/<slug:region>/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 302 403 302",
        body={"agreed": "on", "version": "1"},
    ),
    CONTROL + "confirm/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    CONTROL + "evidence/": Route(
        get="login 404 403 403 200 200",
        post="login 404 403 403 302 302",
        body={"link": "https://docs.example/a"},
    ),
    CONTROL + "evidence/<slug:region>/": Route(
        get="login 404 403 403 200 200",
        post="login 404 403 403 302 302",
        body={"link": "https://docs.example/a"},
    ),
    CONTROL + "reuse/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
        body={"evidence": "{spare}"},
    ),
    CONTROL + "reuse/<slug:region>/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
        body={"evidence": "{spare}"},
    ),
    CONTROL + "remove/<uuid:evidence>/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    CONTROL + "remove/<uuid:evidence>/<slug:region>/": Route(
        get="login 405 405 405 405 405",
        post="login 404 403 403 302 302",
    ),
    CHECKLIST + "evidence/<uuid:evidence>/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    # The report and the profile of a product.
    # Sent without a language, the form comes back; nothing is changed by printing.
    PRODUCT + "report/": Route(
        get="login 404 200 200 200 200",
        post="login 404 200 200 200 200",
    ),
    PRODUCT + "markets/": Route(
        get="login 404 200 200 200 200",
        post="login 404 403 403 302 302",
        body={"chosen": "NO"},
    ),
    PRODUCT + "profile/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "profile/q/<slug:fact>/": Route(
        get="login 404 200 200 200 200",
        post="login 404 403 403 302 302",
        body={"value": "yes"},
    ),
    PRODUCT + "profile/check/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    PRODUCT + "profile/export.yaml": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    # The first sending only shows what would change.
    PRODUCT + "profile/import/": Route(
        get="login 404 200 200 200 200",
        post="login 404 403 403 200 200",
        body={"text": "product:\n  name: Nova\n"},
    ),
    PRODUCT + "profile/<slug:section>/": Route(
        get="login 404 200 200 200 200",
        post="login 405 405 405 405 405",
    ),
    # The law, which is public.
    "": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
    "regions/<str:code>/": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
    "requirements/<str:key>/": Route(
        get="200 200 200 200 200 200",
        post="405 405 405 405 405 405",
    ),
}
