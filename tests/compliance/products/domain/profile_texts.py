"""Reading a written profile against a small library, for the tests of profile files."""

from __future__ import annotations

from textwrap import dedent

import pytest

from compliance.products.domain.profile import Profile
from compliance.products.domain.profile_file import ProfileError, read_profile
from tests.compliance.builders import catalogue, control, region

LAW = catalogue(
    region("SA"),
    region("EU"),
    region("US"),
    region("CN", binds_makers=True),
    region("HK", binds_makers=True),
    controls=[
        control("notice"),
        control("impact-assessment"),
        control("local-representative", per_region=True),
    ],
)
MARKETS = "SA, EU, US, CN, HK"
STATUSES = "implemented, partial, planned, alternative, not-applicable, not-implemented"


def read(text: str) -> Profile:
    """The profile that a text holds."""
    return read_profile(LAW, dedent(text).encode(), file="nova.yaml")


def read_with_product(text: str) -> Profile:
    """The profile of a text to which a product is put at the end."""
    return read(f"{dedent(text)}\nproduct: {{name: Nova}}\n")


def faults(data: str | bytes) -> list[str]:
    """Every fault of a text, written `line: path: message`."""
    raw = dedent(data).encode() if isinstance(data, str) else data
    with pytest.raises(ProfileError) as caught:
        read_profile(LAW, raw, file="nova.yaml")
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    assert {problem.file for problem in caught.value.problems} == {"nova.yaml"}
    return [str(problem).removeprefix("nova.yaml:") for problem in caught.value.problems]


def faults_with_product(text: str) -> list[str]:
    """The faults of a text to which a product is put at the end."""
    return faults(f"{dedent(text)}\nproduct: {{name: Nova}}\n")
