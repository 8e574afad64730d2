"""From signing in to a PDF that names the verdict, in a browser."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from compliance.accounts.models import Membership
from tests.compliance.accounts.factories import PASSWORD

FORWARD = "main form button.btn-primary"


def sign_in(page: Page, address: str, membership: Membership) -> None:
    page.goto(f"{address}/products/")
    page.fill("input[name=login]", membership.user.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/products/")


def choose_market(page: Page, region: str) -> None:
    page.locator(f"main input[type=checkbox][value={region}]").check(force=True)  # its label lies over it
    page.click(FORWARD)


def text_of(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", "-l", "3", str(pdf), "-"], capture_output=True, text=True, check=True)
    return told.stdout


@pytest.mark.parametrize(
    ("locale", "language", "new_product", "verdict"),
    [
        pytest.param("en-US", "en", "New product", "Undetermined", id="English"),
        pytest.param("zh-CN", "zh-hans", "新建产品", "待定", id="Chinese"),
    ],
)
def test_from_signing_in_to_a_pdf_that_names_the_verdict(
    browser: Browser,
    live_server: object,
    owner: Membership,
    tmp_path: Path,
    locale: str,
    language: str,
    new_product: str,
    verdict: str,
) -> None:
    context = browser.new_context(locale=locale, accept_downloads=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, str(live_server), owner)

    page.click(f"main a:has-text('{new_product}')")
    page.fill("main input[name=name]", "Nova")
    page.click(FORWARD)
    page.wait_for_url("**/markets/")
    product = re.sub(r"markets/$", "", page.url)
    choose_market(page, "EU")
    page.wait_for_url("**/profile/**")

    page.goto(f"{product}profile/q/hq_region/")
    page.locator("main input[value=CN]").check(force=True)
    page.click(FORWARD)
    page.wait_for_url(lambda url: "hq_region" not in url)

    page.goto(f"{product}checklist/")
    page.goto(f"{product}readiness/")
    assert verdict in page.inner_text("main")

    page.goto(f"{product}report/")
    page.locator(f"main input[value={language}]").check(force=True)
    with page.expect_download(timeout=90_000) as download:
        page.click(FORWARD)
    pdf = tmp_path / "report.pdf"
    download.value.save_as(pdf)

    assert verdict in text_of(pdf)
    assert complaints == []
    context.close()
