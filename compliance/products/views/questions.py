"""One question a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from compliance.products.domain.answers import StaleAnswerError
from compliance.products.domain.asking import PRODUCT
from compliance.products.domain.prompts import prompt
from compliance.products.domain.state import ProfileState
from compliance.products.forms.questions import question_form
from compliance.products.models import Answer
from compliance.products.views.access import Desk, product_page
from compliance.products.views.question_page import QuestionPage
from regions.logic.facts import Scope

CHECK = "check"
LIST = "list"


@require_http_methods(["GET", "HEAD", "POST"])
@product_page
def show_question(desk: Desk, fact: str) -> HttpResponse:
    """Ask one question, and keep the answer."""
    page = _page(desk, fact)
    if page.data is not None and "HX-Request" in desk.request.headers:
        return _autosave(page)
    if page.data is None or page.problems:
        return _render(page)
    try:
        saved = page.save(page.forms, is_final=True)
    except StaleAnswerError as error:
        return _render_conflict(page, error.theirs)
    where_to = _where_to(desk)
    if page.market and "leave" not in page.data:
        return redirect(question_url(desk.state, fact, where_to))
    return redirect(next_page(desk.state.after(saved), fact, where_to, leave="leave" in page.data))


def next_page(state: ProfileState, fact: str, where_to: str, *, leave: bool) -> str:
    """Where a person goes after answering: on, or back to where the question was opened from."""
    product = state.product.pk
    overview = reverse("products:profile", args=[product])
    if leave or where_to == LIST:
        return overview
    if where_to == CHECK:
        return reverse("products:check", args=[product]) + f"#{fact}"
    section = where_to if where_to in state.catalogue.sections else None
    question = state.questionnaire.next_after(fact, section=section)
    if question is None:
        return overview
    return question_url(state, question.fact.key, where_to if section else "")


def question_url(state: ProfileState, fact: str, where_to: str = "") -> str:
    """The page of a question."""
    url = reverse("products:question", args=[state.product.pk, fact])
    return f"{url}?next={where_to}" if where_to else url


def _where_to(desk: Desk) -> str:
    """Where the person came from: the check page, the task list, a section; empty for the next question."""
    wanted = desk.request.GET.get("next", "")
    return wanted if wanted in (CHECK, LIST, *desk.state.catalogue.sections) else ""


def _page(desk: Desk, key: str) -> QuestionPage:
    """The question asked for. Raises Http404 for a fact or a market that is none."""
    fact = desk.state.catalogue.vocabulary.facts.get(key)
    market = desk.request.GET.get("market", PRODUCT)
    if fact is None or (market and (fact.scope is Scope.MARKET or market not in desk.state.chosen)):
        raise Http404
    asked = desk.state.questionnaire.question(key).regions
    regions = (market,) if fact.scope is Scope.PRODUCT else asked or tuple(desk.state.chosen)
    if not regions:
        raise Http404
    return QuestionPage(desk, fact, regions, desk.request.POST if desk.request.method == "POST" else None)


def _render(page: QuestionPage) -> HttpResponse:
    desk, questionnaire = page.desk, page.desk.state.questionnaire
    section = page.fact.section
    why = questionnaire.why(page.fact.key)
    context: dict[str, Any] = {
        "page": page,
        "where_to": _where_to(desk),
        "problems": page.problems,
        "progress": questionnaire.progress(page.fact.key),
        "section_label": desk.wording.texts.get(
            "section", section, "label", desk.state.catalogue.sections[section]
        ),
        "rules": desk.lines.rules(why),
        "served": len({code for code, _ in why}),
        "exceptions": [] if page.is_table or page.market else desk.lines.possible_exceptions(page.fact),
    }
    return desk.render("products/question.html", **context)


def _autosave(page: QuestionPage) -> HttpResponse:
    """Keep what the person changed so far, where it can be kept; the page stays as it is but for what stands
    beside the form. Sending the same again changes nothing."""
    touched = [form for form in page.forms if form.is_confirmed]
    ready = [form for form in touched if form.is_valid()]
    problems = [problem.message for form in touched for problem in form.problems]
    try:
        saved = page.save(ready, is_final=False)
    except StaleAnswerError:
        return page.desk.render("products/_saved.html", status=409, is_late=True)
    state = page.desk.state.after(saved)
    desk = replace(page.desk, state=state)
    forms = [question_form(prompt(state, page.fact, one.region, wording=desk.wording)) for one in saved]
    return desk.render(
        "products/_saved.html", forms=forms, problem=next(iter(problems), ""), is_saved=bool(saved)
    )


def _render_conflict(page: QuestionPage, theirs: Answer) -> HttpResponse:
    """Somebody else answered meanwhile: show both answers, and let the person choose."""
    late = next(form for form in page.forms if form.prompt.region == theirs.region)
    assert page.data is not None  # noqa: S101 -- only an answer that was sent can be late
    data = page.data.copy()
    data[late.add_prefix("version")] = str(theirs.version)
    said = late.said()
    mine = Answer(fact=said.fact, region=said.region, value=said.value, note=said.note)
    context = {
        "page": page,
        "forms": [question_form(form.prompt, data) for form in page.forms],
        "region_name": late.prompt.region_name,
        "mine": page.desk.lines.told(page.fact, mine),
        "theirs": page.desk.lines.told(page.fact, theirs),
    }
    return page.desk.render("products/conflict.html", status=409, **context)
