from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import Membership, Organisation, User

# Django's classes take no parameters at run time.
if TYPE_CHECKING:
    PersonAdminBase = UserAdmin[User]
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    PersonAdminBase, ModelAdmin, TabularInline = UserAdmin, admin.ModelAdmin, admin.TabularInline

# Everybody signs in by the one door, which asks for the second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign, no-untyped-call]


@admin.register(User)
class PersonAdmin(PersonAdminBase):
    list_display = ["username", "email", "name", "is_staff", "is_guest"]
    list_filter = ["is_staff", "is_superuser", "is_active", "is_guest"]
    search_fields = ["email", "name", "username"]
    ordering = ["email", "username"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["name", "email", "language"]}),
        (
            _("Permissions"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "email", "name", "usable_password", "password1", "password2"]})
    ]


class MembershipInline(TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Organisation)
class OrganisationAdmin(ModelAdmin):
    list_display = ["name", "created_at"]
    search_fields = ["name"]
    inlines = [MembershipInline]
