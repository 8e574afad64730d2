"""Reports printed in a child process, so that neither a slow nor a broken one takes the server with it.

The child is this module run by itself: it gets the snapshot and the law as JSON, needs no database, and gives
the file back.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
from typing import Any

from django.conf import settings

from regions.logic.catalogue import Catalogue

logger = logging.getLogger(__name__)

SECONDS = 60
MEMORY = 2 * 1024**3

Json = dict[str, Any]


class RenderingError(Exception):
    """No report came out. The message is for the operator."""


class TooSlowError(RenderingError):
    """The report was not done in time."""


def render(snapshot: Json, catalogue: Catalogue, *, language: str, seconds: float = SECONDS) -> bytes:
    """The report on a snapshot as PDF, in a language of REPORT_LANGUAGES.

    Raises TooSlowError after `seconds`, and RenderingError when the child fails.
    """
    order = {"language": language, "snapshot": snapshot, "document": catalogue.document}
    try:
        child = subprocess.run(
            [sys.executable, "-m", "compliance.reports.rendering"],
            input=json.dumps(order).encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooSlowError(f"the report was not done after {seconds:g} seconds") from None
    if child.returncode:
        said = child.stderr.decode(errors="replace").strip()
        logger.error("The child that prints reports ended with %s: %s", child.returncode, said)
        raise RenderingError(said.splitlines()[-1] if said else f"ended with {child.returncode}")
    return child.stdout


def print_report(order: Json) -> bytes:
    """What the child does: judge the snapshot again and print it."""
    from compliance.assessments.domain.snapshots import judged  # noqa: PLC0415 -- needs Django set up
    from compliance.reports.domain.content import EditionStamp, build_content  # noqa: PLC0415 -- as above
    from compliance.reports.pdf import render_pdf  # noqa: PLC0415 -- as above, and slow to import

    catalogue = Catalogue.from_document(order["document"])
    kept = order["snapshot"]
    product = judged(catalogue, kept)
    content = build_content(product, edition=EditionStamp(**kept["edition"]), language=order["language"])
    return render_pdf(content)


def main() -> None:
    """Read the order from standard input and write the file to standard output, within limits."""
    import django  # noqa: PLC0415 -- only the child sets it up

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    django.setup()
    pdf = print_report(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
