"""Coming in by an invitation, or to try the sample company."""

from __future__ import annotations

from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.domain.invitations import check_invitation, find_invitation, invite, join
from compliance.accounts.domain.sample import add_guest
from compliance.accounts.forms import InvitationForm
from compliance.accounts.invited import forget_invitation, remember_invitation
from compliance.accounts.models import Organisation, Role
from compliance.accounts.views.access import membership_or_404


@require_http_methods(["GET", "POST"])
def add_invitation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    membership = membership_or_404(request, organisation, Role.OWNER)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        refusal = ratelimit.consume_or_429(request, action="invite")
        if refusal:
            return refusal
        role = Role(form.cleaned_data["role"])
        invite(membership.organisation, role, by=membership.user, now=timezone.now())
        messages.success(request, _("The link is ready. Send it to one person."))
        return redirect(reverse("accounts:organisation", args=[organisation]) + "#invitations")
    return render(request, "accounts/invite.html", {"form": form, "organisation": membership.organisation})


@require_POST
def withdraw_invitation(request: HttpRequest, organisation: UUID, invitation: UUID) -> HttpResponse:
    membership = membership_or_404(request, organisation, Role.OWNER)
    get_object_or_404(membership.organisation.invitations, pk=invitation).delete()
    messages.success(request, _("The invitation is withdrawn; its link opens nothing any more."))
    return redirect("accounts:organisation", organisation)


@login_not_required
@require_http_methods(["GET", "POST"])
def join_organisation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link opens. Looking uses nothing up: programs that preview links look too."""
    invitation = find_invitation(token)
    if invitation is None:
        raise Http404
    person = request.user if request.user.is_authenticated and not request.user.is_guest else None
    organisation = invitation.organisation
    if person and Organisation.objects.visible_to(person).filter(pk=organisation.pk).exists():
        forget_invitation(request)
        return redirect("accounts:organisation", organisation.pk)
    page = {"invitation": invitation, "role": Role(invitation.role).label}
    try:
        check_invitation(invitation, now=timezone.now())
        if person and request.method == "POST":
            membership = join(invitation, person, now=timezone.now())
            forget_invitation(request)
            told = {"organisation": organisation, "role": membership.get_role_display()}
            messages.success(request, _("You belong to %(organisation)s now, as %(role)s.") % told)
            return redirect(settings.LOGIN_REDIRECT_URL)
    except RefusedError as error:
        forget_invitation(request)
        return render(request, "accounts/join.html", page | {"refusal": error}, status=410)
    if person is None:
        remember_invitation(request, invitation)
    return render(request, "accounts/join.html", page)


@login_not_required
@require_POST
def try_sample(request: HttpRequest) -> HttpResponse:
    """Signs a stranger in as a guest of the sample company."""
    if not settings.SAMPLE_COMPANY:
        raise Http404
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    organisation = Organisation.objects.filter(is_sample=True).first()
    if organisation is None:
        messages.error(request, _("There is no sample company yet: manage.py make_sample_company makes it."))
        return redirect("account_login")
    refusal = ratelimit.consume_or_429(request, action="try_sample")
    if refusal:
        return refusal
    login(request, add_guest(organisation, now=timezone.now()))
    told = _("You may edit the sample company for seven days; so may everybody else who tries it.")
    messages.info(request, told)
    return redirect(settings.LOGIN_REDIRECT_URL)
