from __future__ import annotations

import tempfile
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.domain.invitations import token_of
from compliance.accounts.domain.organisation_data import delete_organisation, export_organisation
from compliance.accounts.domain.organisations import change_role, create_organisation, leave
from compliance.accounts.forms import DeletionForm, OrganisationForm, RoleForm
from compliance.accounts.models import Membership, Organisation, Role
from compliance.accounts.views.access import membership_or_404, person_of


@require_http_methods(["GET", "POST"])
def add_organisation(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    if person.is_guest:
        raise PermissionDenied
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        organisation = create_organisation(form.cleaned_data["name"], owner=person)
        return redirect("accounts:organisation", organisation.pk)
    return render(request, "accounts/add_organisation.html", {"form": form})


@require_GET
def show_organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Who belongs to it, and for owners the links by which others may join."""
    membership = membership_or_404(request, organisation)
    # Guests of the sample company do not see each other.
    members = (
        membership.organisation.memberships.select_related("user")
        .filter(Q(user__is_guest=False) | Q(user=membership.user))
        .order_by("user__name", "user__email")
    )
    invitations = membership.organisation.invitations.open(timezone.now()).select_related("invited_by")
    page = {
        "organisation": membership.organisation,
        "membership": membership,
        "members": members,
        "is_owner": membership.role == Role.OWNER,
        "invitations": [(invitation, token_of(invitation)) for invitation in invitations],
    }
    return render(request, "accounts/organisation.html", page)


@require_http_methods(["GET", "POST"])
def rename_organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    membership = membership_or_404(request, organisation, Role.OWNER)
    form = OrganisationForm(request.POST or None, instance=membership.organisation)
    if form.is_valid():
        form.save()
        return redirect("accounts:organisation", organisation)
    return render(
        request, "accounts/rename_organisation.html", {"form": form, "organisation": membership.organisation}
    )


@require_http_methods(["GET", "POST"])
def show_member(request: HttpRequest, organisation: UUID, member: int) -> HttpResponse:
    """Another role for a member, or none."""
    own = membership_or_404(request, organisation, Role.OWNER)
    membership = get_object_or_404(own.organisation.memberships.select_related("user"), pk=member)
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if form.is_valid():
        return _changed(request, membership, Role(form.cleaned_data["role"]))
    page = {"form": form, "organisation": own.organisation, "membership": membership}
    return render(request, "accounts/member.html", page)


def _changed(request: HttpRequest, membership: Membership, role: Role) -> HttpResponse:
    try:
        change_role(membership, role)
        messages.success(
            request, _("%(person)s is now %(role)s.") % {"person": membership.user, "role": role.label}
        )
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("accounts:organisation", membership.organisation_id)


@require_POST
def remove_member(request: HttpRequest, organisation: UUID, member: int) -> HttpResponse:
    """An owner removes anybody; everybody may remove themselves."""
    own = membership_or_404(request, organisation)
    membership = get_object_or_404(own.organisation.memberships.select_related("user"), pk=member)
    leaves = membership == own
    if own.role != Role.OWNER and not leaves:
        raise PermissionDenied
    try:
        leave(membership)
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("accounts:organisation", organisation)
    names = {"person": membership.user, "organisation": own.organisation}
    messages.success(request, _("%(person)s has left %(organisation)s.") % names)
    return redirect("accounts:profile") if leaves else redirect("accounts:organisation", organisation)


@require_GET
def export_whole_organisation(request: HttpRequest, organisation: UUID) -> FileResponse:
    """All that belongs to it, as a zip of JSON and files."""
    membership = membership_or_404(request, organisation, Role.OWNER)
    packed = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer closes it
    export_organisation(membership.organisation, to=packed)
    packed.seek(0)
    return FileResponse(
        packed, as_attachment=True, filename=f"landfall-organisation-{timezone.localdate()}.zip"
    )


@require_http_methods(["GET", "POST"])
def delete_whole_organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """The organisation with its products, after the password was given and its name typed."""
    membership = membership_or_404(request, organisation, Role.OWNER)
    answer: HttpResponse = _confirm_deletion(request, membership.organisation)
    return answer


@reauthentication_required
def _confirm_deletion(request: HttpRequest, going: Organisation) -> HttpResponse:
    form = DeletionForm(
        request.POST or None, expected=going.name, label=_("Type the name of the organisation to confirm")
    )
    if form.is_valid():
        delete_organisation(going)
        messages.success(request, _("%(organisation)s is deleted.") % {"organisation": going.name})
        return redirect("accounts:profile")
    return render(request, "accounts/delete_organisation.html", {"form": form, "organisation": going})
