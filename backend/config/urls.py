"""Django's paths: the REST API, the admin, and the web app at every other."""

from django.contrib import admin
from django.urls import include, path, re_path

from backend.config.pages import home

urlpatterns = [
    path("api/v1/", include("backend.rest.urls")),
    path("admin/", admin.site.urls),
    re_path(r"^(?!api/|static/|admin/|healthz/?$|readyz/?$).*$", home),
]
