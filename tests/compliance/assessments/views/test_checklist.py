"""The pages of the checklist: what they show, who may answer, and what becomes of an answer."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from compliance.accounts.models import Role
from compliance.assessments.models import ControlAnswer
from tests.compliance.assessments import checklist_site as site
from tests.regions.pages import form_fields

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def acme():
    site.publish(site.law(site.SAUDI, site.EUROPE, site.region("AE"), site.region("SG")))
    return site.company()


@pytest.fixture
def nova(acme):
    return site.product(acme, "EU", "SA")


@pytest.fixture
def editor(acme, client):
    person = site.member(acme, name="Li Na")
    client.force_login(person)
    return person


def text_of(answer):
    """What a page says, without markup, one blank between words."""
    html = answer.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def rows(answer):
    """The controls on the list, in order."""
    return re.findall(r"/controls/([\w-]+)/\"", answer.content.decode())


def stands():
    """The stored answers."""
    names = ("control", "region", "status", "note", "due_on", "version")
    return list(ControlAnswer.objects.order_by("control", "region").values_list(*names))


def post(client, made, key, *market, **said):
    return client.post(site.answer_address(made, key, *market), {"version": "0", **said})


# --- The list -----------------------------------------------------------------------------------------------


def test_the_list_holds_what_binds_now_then_what_comes_then_what_may_apply(client, editor, nova):
    answer = client.get(site.list_address(nova))
    assert rows(answer) == ["notice", "agent", "report", "clearance"]
    text = text_of(answer)
    assert "0 of 3 are done. 1 of the others holds back a launch." in text
    assert "To come" in text
    assert "from 1 June 2027" in text
    assert "1 more practice is needed only if a requirement applies that is not decided yet" in text


def test_a_practice_is_asked_once_and_tells_whom_it_serves(client, editor, nova):
    assert "Notice 2 duties, 2 regions, holds back a launch" in text_of(client.get(site.list_address(nova)))


def test_without_markets_the_list_says_what_to_do(client, editor, acme):
    answer = client.get(site.list_address(site.product(acme)))
    assert rows(answer) == []
    assert "No requirement needs a practice yet." in text_of(answer)


# --- A control ----------------------------------------------------------------------------------------------


def test_the_page_of_a_control_asks_its_question_and_names_its_duties(client, editor, nova):
    text = text_of(client.get(site.control_address(nova, "notice")))
    assert "Is there a notice?" in text
    assert "1 answer, 2 duties, 2 regions" in text
    assert "SA Title of sa.notice The law of SA Art. 1, Blocker" in text
    assert "It is done" in text


def test_an_answer_is_kept_and_shown_again(client, editor, nova):
    said = {"status": "partial", "note": "Half of it", "assignee": str(editor.pk), "due_on": "2026-12-18"}
    answer = post(client, nova, "notice", **said)
    assert (answer.status_code, answer.url) == (302, site.control_address(nova, "notice"))
    assert stands() == [("notice", "", "partial", "Half of it", date(2026, 12, 18), 1)]
    fields = form_fields(client.get(answer.url).content.decode(), "answer")
    assert fields.pop("csrfmiddlewaretoken")
    assert fields == {name: [value] for name, value in said.items()} | {"version": ["1"]}


def test_a_day_may_be_written_as_people_do(client, editor, nova):
    for written in ("2026-12-18", " 2026/12/18", "2026年12月18日"):
        post(client, nova, "notice", due_on=written, version=str(len(stands())))
        assert [row[4] for row in stands()] == [date(2026, 12, 18)]


def test_a_control_answered_by_market_opens_the_first_market_with_work_left(client, editor, nova):
    assert (
        "Name of EU"
        in text_of(client.get(site.control_address(nova, "agent"))).partition("Where it stands")[0]
    )
    post(client, nova, "agent", "EU", status="implemented")
    post(client, nova, "agent", "SA", status="planned")
    assert [row[:3] for row in stands()] == [("agent", "EU", "implemented"), ("agent", "SA", "planned")]


def test_one_market_may_differ_from_everywhere(client, editor, nova):
    site.said(nova, "notice", "implemented")
    page = client.get(site.control_address(nova, "notice"), {"market": "SA"})
    assert "Different in Name of SA" in text_of(page)
    post(client, nova, "notice", "SA", status="planned")
    text = text_of(client.get(site.control_address(nova, "notice")))
    assert "Everywhere Implemented Name of SA Planned" in text


def test_the_same_as_everywhere_takes_an_exception_back(client, editor, nova):
    site.said(nova, "notice", "implemented")
    site.said(nova, "notice", "planned", "SA")
    post(client, nova, "notice", "SA", status="", version="1")
    assert "Name of SA Planned" not in text_of(client.get(site.control_address(nova, "notice")))


def test_saving_may_lead_to_the_next_open_practice(client, editor, nova):
    address = site.control_address
    first = post(client, nova, "notice", status="implemented", next="")
    assert first.url == f"{address(nova, 'agent')}?market=EU"
    second = post(client, nova, "agent", "EU", status="implemented", next="")
    assert second.url == f"{address(nova, 'agent')}?market=SA"


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"status": "not-applicable"}, "Say in the note why it is not applicable."),
        ({"status": "alternative"}, "Say in the note what you do instead."),
        ({"due_on": "soon"}, "Write the day as year-month-day, for example 2026-12-18."),
        ({"status": "fine"}, "Select a valid choice. fine is not one of the available choices."),
        ({"assignee": "0"}, "Select a valid choice. 0 is not one of the available choices."),
        ({"note": "x" * 10_001}, "Ensure this value has at most 10000 characters (it has 10001)."),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_kept(client, editor, nova, said, complaint):
    answer = post(client, nova, "notice", **said)
    assert answer.status_code == 422
    assert complaint in text_of(answer)
    assert "<title>Error:" in answer.content.decode()
    assert stands() == []


# --- Two people, one answer ---------------------------------------------------------------------------------


def test_two_who_answer_at_once_are_asked_which_answer_counts(client, editor, nova, acme):
    colleague = site.member(acme, name="Wang Fang")
    site.said(nova, "notice", "planned", note="In May", answered_by=colleague, version=2)
    answer = post(client, nova, "notice", status="implemented", note="Done", version="1")
    assert answer.status_code == 409
    text = text_of(answer)
    assert "Wang Fang saved another answer" in text
    assert "Implemented Owner Nobody yet Due – Note Done Keep mine" in text
    assert "Planned Owner Nobody yet Due – Note In May Keep theirs" in text
    assert [row[2:4] for row in stands()] == [("planned", "In May")]


def test_keep_mine_sends_the_same_answer_over_theirs(client, editor, nova):
    site.said(nova, "notice", "planned", version=2)
    said = {"status": "implemented", "note": "Done", "due_on": "2026-12-18", "assignee": str(editor.pk)}
    answer = post(client, nova, "notice", **said, version="1")
    hidden = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', answer.content.decode())
    again = {
        name: value for name, value in hidden if name in ("status", "note", "assignee", "due_on", "version")
    }
    assert again["version"] == "2"
    client.post(site.answer_address(nova, "notice"), again)
    assert [row[2:] for row in stands()] == [("implemented", "Done", date(2026, 12, 18), 3)]
    assert ControlAnswer.objects.get().assignee == editor


# --- Who may do what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VIEWER])
def test_who_does_not_answer_reads(client, nova, acme, role):
    client.force_login(site.member(acme, role))
    page = client.get(site.control_address(nova, "notice"))
    assert page.status_code == 200
    assert 'id="answer"' not in page.content.decode()
    assert post(client, nova, "notice", status="implemented").status_code == 403
    assert stands() == []


def test_the_checklist_of_another_organisation_is_not_found(client, nova):
    client.force_login(site.member(site.company("Other"), Role.OWNER))
    for address in (site.list_address(nova), site.control_address(nova, "notice")):
        assert client.get(address).status_code == 404
    assert post(client, nova, "notice", status="implemented").status_code == 404


@pytest.mark.parametrize(
    ("key", "market"), [("nonsense", ()), ("notice", ("XX",)), ("notice", ("INTL",)), ("agent", ())]
)
def test_what_the_law_does_not_know_is_not_found(client, editor, nova, key, market):
    assert post(client, nova, key, *market, status="planned").status_code == 404
    assert stands() == []


# --- Parts of the list --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"market": "EU"}, ["notice", "agent"]),
        ({"market": "SA", "show": "blocking"}, ["notice"]),
        ({"market": "EU", "show": "blocking"}, []),
        ({"theme": "general"}, ["notice", "agent", "report", "clearance"]),
        ({"show": "open"}, ["notice", "agent", "clearance"]),
        ({"show": "mine"}, ["agent"]),
        ({"show": "overdue"}, ["agent"]),
        ({"show": "unproven"}, ["report"]),
        ({"show": "nonsense", "market": "XX"}, ["notice", "agent", "report", "clearance"]),
    ],
)
def test_a_part_of_the_list_may_be_shown(client, editor, nova, asked, shown):
    site.said(nova, "agent", "planned", "EU", assignee=editor, due_on=date(2026, 11, 22))
    site.said(nova, "report", "implemented")
    assert rows(client.get(site.list_address(nova), asked)) == shown


def test_what_is_done_is_neither_mine_to_do_nor_overdue(client, editor, nova):
    site.said(nova, "report", "implemented", due_on=date(2026, 11, 22))
    assert rows(client.get(site.list_address(nova), {"show": "overdue"})) == []
    assert "Nothing on the checklist matches. Show all" in text_of(
        client.get(site.list_address(nova), {"show": "overdue"})
    )


# --- Assigning many -----------------------------------------------------------------------------------------


def assign(client, made, *controls, **said):
    return client.post(f"{site.list_address(made)}assign/?market=EU", {"controls": controls, **said})


def owners():
    """Who owns which answer until when."""
    found = ControlAnswer.objects.order_by("control", "region")
    return [(row.control, row.region, str(row.assignee), row.due_on, row.version) for row in found]


def test_many_practices_are_given_to_somebody_at_once(client, editor, nova):
    site.said(nova, "agent", "implemented", "EU")
    site.said(nova, "agent", "planned", "SA", note="Soon")
    answer = assign(client, nova, "notice", "agent", assignee=str(editor.pk), due_on="2026-12-18")
    assert (answer.status_code, answer.url) == (302, f"{site.list_address(nova)}?market=EU")
    day = date(2026, 12, 18)
    assert owners() == [
        ("agent", "EU", "None", None, 1),
        ("agent", "SA", "Li Na", day, 2),
        ("notice", "", "Li Na", day, 1),
    ]
    assert ControlAnswer.objects.get(region="SA").note == "Soon"
    assert "2 answers assigned." in text_of(client.get(answer.url))


def test_assigning_the_same_again_changes_nothing(client, editor, nova):
    for _ in range(2):
        assign(client, nova, "notice", assignee=str(editor.pk))
    assert owners() == [("notice", "", "Li Na", None, 1)]
    nova.refresh_from_db()
    assert nova.revision == 1


def test_the_list_has_a_box_a_row_while_assigning(client, editor, nova):
    html = client.get(site.list_address(nova), {"assign": "1"}).content.decode()
    assert re.findall(r'<input type="checkbox" name="controls" value="(\w+)"', html) == [
        "notice",
        "agent",
        "report",
        "clearance",
    ]
    assert 'aria-labelledby="row-notice"' in html


@pytest.mark.parametrize(
    ("controls", "said", "complaint"),
    [
        ((), {"due_on": "2026-12-18"}, "Tick the practices that you want to assign."),
        (("notice",), {}, "Choose an owner, a day, or both."),
        (("notice",), {"due_on": "x"}, "Write the day as year-month-day, for example 2026-12-18."),
        (("nonsense",), {"due_on": "2026-12-18"}, "Select a valid choice. nonsense is not"),
    ],
)
def test_assigning_tells_what_is_missing(client, editor, nova, controls, said, complaint):
    answer = assign(client, nova, *controls, **said)
    assert answer.status_code == 422
    assert complaint in text_of(answer)
    assert owners() == []


def test_nobody_outside_may_be_assigned(client, editor, nova):
    stranger = site.member(site.company("Other"))
    assert assign(client, nova, "notice", assignee=str(stranger.pk)).status_code == 422
    assert post(client, nova, "notice", assignee=str(stranger.pk)).status_code == 422


def test_a_former_member_stays_the_owner_until_somebody_else_is(client, editor, nova, acme):
    gone = site.member(acme, name="Gone")
    site.said(nova, "notice", "planned", assignee=gone)
    acme.memberships.filter(user=gone).delete()
    fields = form_fields(client.get(site.control_address(nova, "notice")).content.decode(), "answer")
    assert fields["assignee"] == [str(gone.pk)]
    assert (
        post(client, nova, "notice", assignee=str(gone.pk), status="partial", version="1").status_code == 302
    )


# --- Certificates -------------------------------------------------------------------------------------------


@pytest.fixture
def certified(acme):
    return site.product(acme, "EU", "SA", certifications=["iso-27001"])


def test_a_certificate_suggests_and_a_person_confirms(client, editor, certified):
    page = client.get(site.control_address(certified, "notice"))
    assert "Suggested by your certificate: Iso-27001" in text_of(page)
    assert rows(client.get(site.list_address(certified), {"show": "suggested"})) == ["notice"]
    assert stands() == []
    client.post(f"{site.control_address(certified, 'notice')}confirm/")
    assert stands() == [("notice", "", "implemented", "Covered by our certificate: Iso-27001.", None, 1)]
    assert "Suggested by" not in text_of(client.get(site.control_address(certified, "notice")))


def test_without_the_certificate_there_is_nothing_to_confirm(client, editor, nova):
    client.post(f"{site.control_address(nova, 'notice')}confirm/")
    assert stands() == []


# --- Not applicable -----------------------------------------------------------------------------------------


def agree(client, made, *, version="1", agreed="True"):
    address = f"{site.control_address(made, 'notice')}agree/"
    return client.post(address, {"version": version, "agreed": agreed})


def agreed_by():
    return [str(row.agreed_by) for row in ControlAnswer.objects.all()]


@pytest.mark.parametrize("role", [Role.OWNER, Role.REVIEWER])
def test_an_owner_or_a_reviewer_agrees_that_something_is_not_applicable(client, nova, acme, role):
    client.force_login(site.member(acme, role, name="Wang Fang"))
    site.said(nova, "notice", "not-applicable", note="No users")
    page = client.get(site.control_address(nova, "notice"))
    assert "Not applicable counts once an owner or a reviewer has agreed." in text_of(page)
    agree(client, nova)
    assert agreed_by() == ["Wang Fang"]
    page = client.get(site.control_address(nova, "notice"))
    assert "Wang Fang agreed that this is not applicable." in text_of(page)
    agree(client, nova, agreed="")
    assert agreed_by() == ["None"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_nobody_else_agrees(client, nova, acme, role):
    client.force_login(site.member(acme, role))
    site.said(nova, "notice", "not-applicable", note="No users")
    assert agree(client, nova).status_code == 403
    assert agreed_by() == ["None"]


def test_who_agrees_has_read_what_stands_there_now(client, nova, acme):
    client.force_login(site.member(acme, Role.REVIEWER))
    site.said(nova, "notice", "not-applicable", note="No users", version=2)
    answer = agree(client, nova, version="1")
    assert agreed_by() == ["None"]
    assert "The answer was changed meanwhile." in text_of(client.get(answer.url))


def test_only_not_applicable_is_agreed_to(client, nova, acme):
    client.force_login(site.member(acme, Role.REVIEWER))
    site.said(nova, "notice", "planned")
    agree(client, nova)
    assert agreed_by() == ["None"]


def test_another_status_undoes_the_agreement(client, nova, acme):
    owner = site.member(acme, Role.OWNER)
    client.force_login(owner)
    site.said(nova, "notice", "not-applicable", note="No users", agreed_by=owner)
    post(client, nova, "notice", status="partial", version="1")
    assert agreed_by() == ["None"]


# --- Autosave -----------------------------------------------------------------------------------------------

AUTOSAVE = {"HX-Request": "true"}


def autosave(client, made, key, *market, **said):
    address = site.answer_address(made, key, *market)
    return client.post(address, {"version": "0", **said}, headers=AUTOSAVE)


def told(answer):
    """What the status line says, and the version that the form gets; None where it keeps its own."""
    html = answer.content.decode()
    line = re.search(r'hx-swap-oob="innerHTML:#saved">([^<]*)', html)
    version = re.search(r'name="version" value="(\d+)" hx-swap-oob="true"', html)
    return answer.status_code, line and line[1], version and version[1]


def test_what_is_typed_is_saved_and_the_form_learns_the_version(client, editor, nova):
    assert told(autosave(client, nova, "notice", status="partial")) == (200, "Saved 12:00", "1")
    assert told(autosave(client, nova, "notice", status="partial", note="x", version="1")) == (
        200,
        "Saved 12:00",
        "2",
    )
    assert stands() == [("notice", "", "partial", "x", None, 2)]


def test_the_same_autosave_five_times_is_one_change(client, editor, nova):
    for _ in range(5):
        assert told(autosave(client, nova, "notice", status="partial")) == (200, "Saved 12:00", "1")
    assert stands() == [("notice", "", "partial", "", None, 1)]
    nova.refresh_from_db()
    assert nova.revision == 1


def test_an_autosave_that_comes_late_overwrites_nothing(client, editor, nova):
    autosave(client, nova, "notice", status="partial")
    autosave(client, nova, "notice", status="partial", note="newer", version="1")
    late = autosave(client, nova, "notice", status="partial", note="older", version="1")
    assert told(late) == (409, "Not saved: somebody else answered meanwhile. Press Save to compare.", None)
    assert stands() == [("notice", "", "partial", "newer", None, 2)]


def test_an_autosave_of_something_unfinished_says_what_is_missing(client, editor, nova):
    answer = autosave(client, nova, "notice", status="not-applicable")
    assert told(answer) == (200, "Not saved yet: Say in the note why it is not applicable.", None)
    assert stands() == []


def test_the_page_of_the_form_asks_the_browser_to_autosave(client, editor, nova):
    html = client.get(site.control_address(nova, "notice")).content.decode()
    [form] = re.findall(r'<form class="lf-openrow"[^>]*>', html)
    assert f'hx-post="{site.answer_address(nova, "notice")}"' in form
    assert 'hx-trigger="input delay:800ms" hx-swap="none" hx-sync="this:queue last"' in form
    assert re.findall(r'id="saved" role="status"', html) == ['id="saved" role="status"']


# --- How pages are written ----------------------------------------------------------------------------------


def test_texts_that_are_not_translated_say_their_language(client, editor, nova):
    html = client.get(site.control_address(nova, "notice"), headers={"accept-language": "zh-hans"}).content
    assert '<h1><span lang="en">Is there a notice?</span></h1>' in html.decode()


def test_translations_that_nobody_has_reviewed_are_marked_once(client, acme, editor, nova):
    question = {"text": "有声明吗？", "state": "machine-drafted", "of": "0" * 12}
    law = site.law() | {"translations": {"zh-hans": {"control:notice": {"question": question}}}}
    site.publish(law)
    made = site.product(acme, "SA")
    page = client.get(site.control_address(made, "notice"), headers={"accept-language": "zh-hans"})
    html = page.content.decode()
    assert "<h1>有声明吗？" in html
    assert html.count("lf-draft") == 1


def test_no_page_carries_script_or_style_of_its_own(client, editor, nova):
    pages = (
        client.get(site.list_address(nova), {"assign": "1"}),
        client.get(site.control_address(nova, "agent")),
        client.get(f"{site.control_address(nova, 'notice')}evidence/"),
        post(client, nova, "notice", due_on="x"),
    )
    for answer in pages:
        html = answer.content.decode()
        assert re.findall(r"<style| style=| on\w+=|javascript:|<script(?! src=)", html) == []


# --- Cost ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("controls", [1, 3])
@pytest.mark.parametrize("markets", [1, 3])
def test_pages_take_the_same_queries_whatever_they_hold(
    client, acme, editor, django_assert_num_queries, controls, markets
):
    made = site.product(acme, *("AE", "SA", "SG")[:markets])
    for key in ("notice", "agent", "report")[:controls]:
        site.said(made, key, "planned", "" if key != "agent" else "SA", assignee=editor)
    client.get(site.list_address(made))
    with django_assert_num_queries(9):
        client.get(site.list_address(made))
    with django_assert_num_queries(9):
        client.get(site.control_address(made, "notice"))


def test_an_autosave_takes_few_queries(client, editor, nova, django_assert_num_queries):
    autosave(client, nova, "notice", status="planned")
    with django_assert_num_queries(10):  # two of them only because a test is a transaction itself
        autosave(client, nova, "notice", status="partial", version="1")
