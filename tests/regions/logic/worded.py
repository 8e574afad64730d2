"""A law of one requirement and its Chinese texts, to see how determinations are worded."""

from __future__ import annotations

from datetime import date

from regions.logic.answers import Written
from regions.logic.catalogue import Catalogue
from regions.logic.determining import MarketLaw
from regions.logic.wording import Wording
from tests.regions.logic.builders import catalogue, definition, looked_at, region, requirement

DAY = date(2026, 11, 23)

CHINESE = {
    "fact:personal_data": {"yes": "使用个人数据", "no": "不使用个人数据", "label": "个人数据"},
    "fact:minors": {"yes": "有未成年人使用", "no": "没有未成年人使用", "label": "未成年人"},
    "fact:company_size": {"label": "公司规模"},
    "choice:company_size.micro": {"short": "微型"},
    "choice:company_size.small": {"short": "小型"},
    "choice:company_size.large": {"short": "大型"},
    "fact:role": {"label": "您的角色"},
    "choice:role.provider": {"short": "提供者"},
    "choice:role.deployer": {"short": "使用者"},
    "choice:role.importer": {"short": "进口商"},
    "choice:role.distributor": {"short": "经销商"},
    "choice:role.maker": {"short": "制造商"},
    "choice:role.none": {"short": "都不是"},
    "fact:domains": {"label": "使用领域"},
    "choice:domains.law": {"short": "法律"},
    "fact:market_links": {"label": "与市场的联系"},
    "choice:market_links.offered": {"short": "在此提供"},
    "fact:people": {"label": "数据涉及的人数"},
    "fact:compute": {"label": "训练算力"},
    "fact:designed_on": {"label": "设计日期"},
    "fact:established_in": {"label": "您的机构"},
    "place:CN": {"name": "中国"},
    "place:EU": {"name": "欧盟"},
    "place:DE": {"name": "德国"},
    "place:FR": {"name": "法国"},
    "place:NO": {"name": "挪威"},
    "place:CH": {"name": "瑞士"},
    "place:JP": {"name": "日本"},
    "place:US": {"name": "美国"},
    "place:US-CA": {"name": "加利福尼亚州"},
    "group:EEA": {"label": "欧洲经济区"},
    "definition:in-reach": {"title": "适用范围", "silent": "该法不适用。"},
    "definition:high-risk": {"title": "高风险系统"},
}
TRANSLATIONS = {
    "zh-hans": {
        key: {field: {"text": text, "state": "reviewed"} for field, text in fields.items()}
        for key, fields in CHINESE.items()
    }
}
DEFINITIONS = [
    definition("in-reach", "market_links has offered OR established_in has EU", silent="The law is silent."),
    definition("high-risk", "in-reach AND domains has_any [health, law]"),
]


def library(condition: str, start: str = "2026-01-01", **more: object) -> Catalogue:
    """A library whose only requirement has this condition."""
    entry = requirement("act.one", condition, start, **more)
    return catalogue(region("EU", [entry], DEFINITIONS), translations=TRANSLATIONS)


def said(built: Catalogue, law: MarketLaw, on: date = DAY) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Why the only requirement is determined as it is, in English and Chinese."""
    english, chinese = (
        Wording.of(built, language).because(law, "act.one", on) for language in ("en", "zh-hans")
    )
    return english, chinese


def because(condition: str, **written: Written) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Why a requirement with this condition is determined as it is, in English and Chinese."""
    built = library(condition)
    return said(built, looked_at(built, "EU", None, **written))
