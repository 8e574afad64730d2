from __future__ import annotations


class RefusedError(Exception):
    """What was asked for is not possible now. The message tells a person why, and what to do."""
