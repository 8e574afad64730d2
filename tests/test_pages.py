"""The frame that every page stands in, the error pages, and the choice of language."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import get_template
from django.urls import include, path

from compliance.accounts.models import User

PAGE = "{% extends 'base.html' %}{% block title %}Title{% endblock %}{% block content %}Here{% endblock %}"
ERROR_PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


urlpatterns = [path("page/", page), path("", include("compliance.urls"))]


@pytest.fixture(autouse=True)
def with_a_page(settings):
    settings.ROOT_URLCONF = "tests.test_pages"


def buttons(html):
    return re.findall(r"<button[^>]*>([^<]*)</button>", html)


def test_the_frame_has_title_language_and_one_main_part(client):
    html = client.get("/page/").content.decode()
    assert re.findall(r"<title>(.*)</title>", html) == ["Title · Landfall"]
    assert re.findall(r"<html lang=\"(.*)\">", html) == ["en"]
    assert (
        re.findall(r"<main id=\"(\w+)\"", html)
        == re.findall(r"class=\"lf-skip\" href=\"#(\w+)\"", html)
        == ["main"]
    )


def test_a_stranger_may_choose_the_language_and_sign_in(client):
    html = client.get("/page/").content.decode()
    assert buttons(html) == ["简体中文"]
    assert '<a href="/account/login/">Sign in</a>' in html


@pytest.mark.django_db
def test_who_signed_in_sees_the_name_and_may_sign_out(client):
    client.force_login(User.objects.create_user("anna", name="Anna Li"))
    html = client.get("/page/").content.decode()
    assert '<a href="/account/">Anna Li</a>' in html
    assert buttons(html) == ["简体中文", "Sign out"]


def test_the_language_is_remembered_and_leads_back_to_the_page(client):
    answer = client.post("/language/", {"language": "zh-hans", "next": "/page/?part=2"})
    assert (answer.status_code, answer.url) == (302, "/page/?part=2")
    html = client.get("/page/").content.decode()
    assert re.findall(r"<html lang=\"(.*)\">", html) == ["zh-hans"]
    assert buttons(html) == ["English"]
    assert '<a href="/account/login/">登录</a>' in html


def test_the_choice_of_language_leads_to_no_other_site(client):
    answer = client.post("/language/", {"language": "zh-hans", "next": "https://evil.example/"})
    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize(
    ("header", "language"), [("zh-CN,zh;q=0.9", "zh-hans"), ("fr,en;q=0.5", "en"), ("fr", "en")]
)
def test_the_browser_says_which_language_comes_first(client, header, language):
    html = client.get("/page/", headers={"accept-language": header}).content.decode()
    assert re.findall(r"<html lang=\"(.*)\">", html) == [language]


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_nothing_and_speaks_both_languages(name):
    html = get_template(name).render()
    assert len(re.findall(r"<h1>[A-Z][^<]+</h1>\n<p class=\"lf-lead\">[^<]+\.</p>", html)) == 1
    assert len(re.findall(r"<div [^>]*lang=\"zh-Hans\">\s*<h2>[一-鿿]+</h2>\n<p>[^<]+。</p>", html)) == 1


@pytest.mark.parametrize("template", [*ERROR_PAGES, "base.html"])
def test_no_page_carries_script_or_style_of_its_own(client, template):
    html = (
        client.get("/page/").content.decode() if template == "base.html" else get_template(template).render()
    )
    assert re.findall(r"<script|<style| style=| on\w+=|javascript:", html) == []
