from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
        yield
