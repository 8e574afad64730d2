"""Our pages are in the namespace `accounts`; those of django-allauth keep their names without one."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from compliance.accounts.views import joining, organisations, profile
from compliance.accounts.views.language import set_language

account: list[URLPattern | URLResolver] = [
    path("", profile.show_profile, name="profile"),
    path("export/", profile.export_own_account, name="export_account"),
    path("delete/", profile.delete_own_account, name="delete_account"),
]

organisation: list[URLPattern | URLResolver] = [
    path("", organisations.show_organisation, name="organisation"),
    path("name/", organisations.rename_organisation, name="rename_organisation"),
    path("export/", organisations.export_whole_organisation, name="export_organisation"),
    path("delete/", organisations.delete_whole_organisation, name="delete_organisation"),
    path("members/<int:member>/", organisations.show_member, name="member"),
    path("members/<int:member>/remove/", organisations.remove_member, name="remove_member"),
    path("invitations/new/", joining.add_invitation, name="invite"),
    path("invitations/<uuid:invitation>/withdraw/", joining.withdraw_invitation, name="withdraw_invitation"),
]

ours: list[URLPattern | URLResolver] = [
    path("account/", include(account)),
    path("organisations/new/", organisations.add_organisation, name="add_organisation"),
    path("organisations/<uuid:organisation>/", include(organisation)),
    path("join/<str:token>/", joining.join_organisation, name="join"),
    path("try/", joining.try_sample, name="try_sample"),
]

urlpatterns = [
    path("", include((ours, "accounts"))),
    path("account/", include("allauth.account.urls")),
    path("account/codes/", include("allauth.mfa.urls")),
    path("language/", set_language, name="set_language"),
]
