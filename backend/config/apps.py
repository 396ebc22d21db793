from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ChatAdminConfig(AdminConfig):
    default_site = "backend.config.admin_site.ChatAdminSite"


class ConfigConfig(AppConfig):
    name = "backend.config"
    label = "config"
