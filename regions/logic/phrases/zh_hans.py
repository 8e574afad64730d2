"""Explanations in Simplified Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from regions.logic.phrases.base import MAX_NAMES

_LINES = {">=": "不低于", ">": "超过", "<": "低于", "<=": "不超过", "=": "正好为"}
_MISSED = {">=": "低于", ">": "未超过", "<": "不低于", "<=": "超过", "=": "不等于"}


class ChinesePhrases:
    """Clauses for Simplified Chinese."""

    def chosen(self, label: str, names: Sequence[str], *, holds: bool) -> str:
        return f"{label}：{_listed(names, '和')}" if holds else f"{label}：不包括{_listed(names, '或')}"

    def beyond(self, label: str, names: Sequence[str], inside: Sequence[str], *, holds: bool) -> str:
        limits = _listed(inside, "和")
        if holds:
            return f"{label}：{_listed(names, '和')}，不在{limits}范围内"
        return f"{label}：均在{limits}范围内"

    def number(self, label: str, answer: str, operator: str, limit: str, *, holds: bool) -> str:
        return f"{label}：{answer}（{(_LINES if holds else _MISSED)[operator]} {limit}）"

    def day(self, label: str, answer: date, operator: str, limit: date, *, holds: bool) -> str:
        is_before = holds is (operator == "before")
        line = f"早于{self.date_text(limit)}" if is_before else f"不早于{self.date_text(limit)}"
        return f"{label}：{self.date_text(answer)}（{line}）"

    def band(self, low: str, high: str) -> str:
        return f"{low} 至 {high}" if high else f"{low} 以上"

    def legal_class(self, title: str, reasons: Sequence[str], *, holds: bool) -> str:
        head = f"属于“{title}”" if holds else f"不属于“{title}”"
        return f"{head}（{'；'.join(reasons)}）" if reasons else head

    def open(self, labels: Sequence[str]) -> str:
        return f"尚不清楚：{'；'.join(labels)}"

    def start_open(self, labels: Sequence[str]) -> str:
        return f"开始日期取决于：{'；'.join(labels)}"

    def starts_on(self, day: date) -> str:
        return f"自{self.date_text(day)}起施行"

    def ended_on(self, day: date) -> str:
        return f"已于{self.date_text(day)}终止"

    def sentence(self, clause: str) -> str:
        return f"{clause}。"

    def date_text(self, day: date) -> str:
        return f"{day.year}年{day.month}月{day.day}日"


def _listed(names: Sequence[str], word: str) -> str:
    if len(names) > MAX_NAMES:
        return f"{'、'.join(names[: MAX_NAMES - 1])}等 {len(names)} 项"
    if len(names) < 2:
        return "".join(names)
    return f"{'、'.join(names[:-1])}{word}{names[-1]}"
