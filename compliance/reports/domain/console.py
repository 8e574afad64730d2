"""An assessment as a table for the terminal; colours only where the stream is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import IO, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from compliance.assessments.domain import planner
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.scores import Score
from compliance.assessments.enums import Verdict
from regions.domain.editions import Published
from regions.logic.periods import Determination
from regions.logic.wording import Wording

# A pipe has no width; this fits a log and a wide screen.
PIPE_WIDTH = 140
MOST_ACTIONS = 10
MOST_QUESTIONS = 15

_STYLES = {
    Verdict.PROHIBITED: "bold white on dark_red",
    Verdict.BLOCKED: "bold red",
    Verdict.UNDETERMINED: "bold blue",
    Verdict.CONDITIONAL: "bold yellow",
    Verdict.READY: "bold green",
    Verdict.NO_DUTY_FOUND: "dim",
}


def print_assessment(
    product: ProductReadiness, published: Published, *, language: str, stream: object
) -> None:
    """Verdicts first, then blockers, actions, open questions and conflicts, in the active language."""
    target = cast("IO[str]", stream)
    width = shutil.get_terminal_size().columns if target.isatty() else PIPE_WIDTH
    console = Console(file=target, width=width, highlight=False, soft_wrap=True)
    page = _Page(console, product, Wording.of(product.catalogue, language))
    page.head(published)
    page.home_first()
    page.verdicts()
    page.blockers()
    page.actions()
    page.questions()
    page.conflicts()
    page.silences()


class _Page:
    def __init__(self, console: Console, product: ProductReadiness, wording: Wording) -> None:
        self.console = console
        self.product = product
        self.wording = wording
        order = list(Verdict)
        self.markets = sorted(
            product.markets.values(), key=lambda one: (order.index(one.verdict or Verdict.READY), one.on)
        )

    def head(self, published: Published) -> None:
        profile = self.product.profile
        self.console.print(f"[bold]{escape(profile.name)}[/]  {escape(profile.description)}")
        self.console.print(
            _("Law: edition %(version)s (SHA-256 %(hash)s…), as of %(day)s. Not legal advice.")
            % {
                "version": published.version,
                "hash": published.sha256[:12],
                "day": self.wording.phrases.date_text(self.product.as_of),
            },
            style="dim",
        )

    def home_first(self) -> None:
        for home in self.product.home.values():
            keys = [*home.blockers, *home.undecided_blockers]
            if keys:
                count = len(keys)
                sentence = ngettext(
                    "Before you go out: %(count)d open blocker of home law (%(region)s)",
                    "Before you go out: %(count)d open blockers of home law (%(region)s)",
                    count,
                ) % {"count": count, "region": self.region(home.code)}
                self.console.print(f"\n[bold red]{escape(sentence)}[/]")
                self.requirements(home, keys)

    def verdicts(self) -> None:
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        table.add_column(_("Market"))
        table.add_column(_("Day"))
        table.add_column(_("Verdict"))
        for title in (_("Blockers"), _("Apply"), _("Gaps"), _("Undecided"), _("Upcoming")):
            table.add_column(title, justify="right")
        table.add_column(_("Declared"), justify="right")
        table.add_column(_("Evidenced"), justify="right")
        table.add_column(_("Next change"))
        for one in self.markets:
            change = one.next_change
            verdict = cast("Verdict", one.verdict)
            table.add_row(
                escape(self.region(one.code)),
                one.on.isoformat(),
                f"[{_STYLES[verdict]}]{verdict.label}[/]",
                str(len(one.blockers)),
                str(one.count(Determination.APPLIES)),
                str(len(one.gaps)),
                str(one.count(Determination.UNDETERMINED)),
                str(one.count(Determination.UPCOMING)),
                _fraction(one.declared),
                _fraction(one.evidenced),
                f"{change.on.isoformat()} {change.verdict.label}" if change else "",
            )
        self.console.print()
        self.console.print(table)

    def blockers(self) -> None:
        for one in self.markets:
            keys = [*one.blockers, *one.undecided_blockers]
            if keys:
                self.console.print(f"\n[bold]{escape(self.region(one.code))}[/]")
                self.requirements(one, keys)

    def requirements(self, readiness: Readiness, keys: Iterable[str]) -> None:
        for key in keys:
            one = readiness.requirements[key]
            requirement = one.found.requirement
            title = self.wording.texts.get("requirement", key, "title", requirement.title)
            mark = "✗" if one.applies else "?"
            self.console.print(f"  {mark} {escape(title)}  [dim]{escape(requirement.citation)} · {key}[/]")
            if requirement.is_prohibition and one.applies:
                lifted = self.wording.lifted_by(readiness.market, requirement)
                self.console.print(f"    {_('Falls away only if this changes:')} {escape(' '.join(lifted))}")
            elif one.applies:
                controls = [
                    f"{control} ({self.state(readiness, control)})" for control in requirement.controls
                ]
                self.console.print(f"    {escape(', '.join(controls))}", style="dim")
            else:
                reasons = self.wording.because(readiness.market, key, readiness.on)
                self.console.print(f"    {escape(' '.join(reasons))}", style="dim")

    def state(self, readiness: Readiness, control: str) -> str:
        answer = readiness.states.state(control).answer
        return str(answer.status.label) if answer else _("unanswered")

    def actions(self) -> None:
        found = planner.actions(self.product)
        if not found:
            return
        self.console.print(f"\n[bold]{_('Actions that unlock most')}[/]")
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        for title in ("", _("Control"), _("Market"), _("State"), _("Lifts"), _("Serves"), _("Effort")):
            table.add_column(title)
        for position, action in enumerate(found[:MOST_ACTIONS], start=1):
            control = self.product.catalogue.controls[action.control]
            table.add_row(
                str(position),
                escape(self.wording.texts.get("control", control.key, "title", control.title)),
                self.region(action.market) if action.market else _("all"),
                str(action.status.label) if action.status else _("unanswered"),
                str(len(action.lifts)),
                str(action.requirements),
                f"{action.effort} ({action.effort_days} {_('days')})",
            )
        self.console.print(table)
        self.more(len(found) - MOST_ACTIONS)

    def questions(self) -> None:
        found = planner.questions(self.product)
        if not found:
            return
        self.console.print(f"\n[bold]{_('Open questions')}[/]")
        for question in found[:MOST_QUESTIONS]:
            fact = self.product.catalogue.vocabulary.facts[question.fact]
            text = self.wording.texts.get("fact", fact.key, "question", fact.question)
            self.console.print(f"  {question.decides:>3}  {escape(text)}  [dim]{fact.key}[/]")
        self.more(len(found) - MOST_QUESTIONS)

    def conflicts(self) -> None:
        found = planner.collisions(self.product)
        if not found:
            return
        self.console.print(f"\n[bold]{_('Markets that pull against each other')}[/]")
        for one in found:
            title = self.wording.texts.get("conflict", one.conflict.key, "title", one.conflict.title)
            self.console.print(f"  {escape(title)}  [dim]{', '.join(one.markets)}[/]")

    def silences(self) -> None:
        lines = [
            (one.code, self.wording.silence(one.market, key).sentence)
            for one in self.product.everywhere.values()
            for key in one.silent
        ]
        if not lines:
            return
        self.console.print(f"\n[bold]{_('Law that stays silent')}[/]")
        for code, sentence in lines:
            self.console.print(f"  {code}  {escape(sentence)}", style="dim")

    def more(self, count: int) -> None:
        if count > 0:
            self.console.print("  " + ngettext("and %d more", "and %d more", count) % count, style="dim")

    def region(self, code: str) -> str:
        law = self.product.catalogue.regions[code]
        return f"{code} {self.wording.texts.get('region', code, 'name', law.name)}"


def _fraction(score: Score) -> str:
    return f"{score.credit:g}/{score.whole}"
