from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answering = Callable[[HttpRequest], HttpResponse]


def language_of_person(get_response: Answering) -> Answering:
    """Speaks the language that the person chose, whatever the browser's cookie says."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return answer
