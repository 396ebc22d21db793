"""The admin at /admin/: for staff, in Korean and English, with a log-in that counts tries."""

from django.contrib.admin import AdminSite

from backend.accounts.authentication import CountedLogIn


class ChatAdminSite(AdminSite):
    """Django's own, with our name and log-in."""

    site_header = site_title = "사랑방 Sarangbang"
    login_form = CountedLogIn
