from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from compliance.accounts.domain.account_data import delete_account, export_account, organisations_that_go_with
from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.forms import DeletionForm, ProfileForm
from compliance.accounts.views.access import person_of


@require_http_methods(["GET", "POST"])
def show_profile(request: HttpRequest) -> HttpResponse:
    """Name and language, ways of signing in, organisations, own data."""
    person = person_of(request)
    form = ProfileForm(request.POST or None, instance=person)
    if form.is_valid():
        form.save()
        if person.language:
            translation.activate(person.language)
        messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    memberships = person.memberships.select_related("organisation").order_by("organisation__name")
    return render(request, "accounts/profile.html", {"form": form, "memberships": memberships})


@require_GET
def export_own_account(request: HttpRequest) -> HttpResponse:
    """All that is kept about the person, as a JSON file."""
    answer = JsonResponse(
        export_account(person_of(request)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = f'attachment; filename="landfall-account-{timezone.localdate()}.json"'
    return answer


@reauthentication_required
@require_http_methods(["GET", "POST"])
def delete_own_account(request: HttpRequest) -> HttpResponse:
    """The account and the organisations that nobody else belongs to, after the email address was typed."""
    person = person_of(request)
    form = DeletionForm(
        request.POST or None,
        expected=str(person.email or person.username),
        label=_("Type your email address to confirm"),
    )
    try:
        going = organisations_that_go_with(person)
        if form.is_valid():
            delete_account(person)
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("/")
    except RefusedError as error:
        return render(request, "accounts/delete_account.html", {"refusal": error})
    return render(request, "accounts/delete_account.html", {"form": form, "going": going})
