"""Django's paths: the REST API, the admin, and the web app at every other."""

from django.contrib import admin
from django.urls import include, path, re_path

from backend.config.pages import home
from backend.rest.pages import description, docs, problems
from backend.rest.reading import Nothing

urlpatterns = [
    path("api/v1/", include("backend.rest.urls")),
    path("api/docs/", docs),
    path("api/docs/openapi.yaml", description),
    path("api/docs/problems", problems),
    re_path(r"^api(/|$)", Nothing.as_view()),
    path("admin/", admin.site.urls),
    re_path(r"^(?!static/|admin(?:/|$)|healthz/?$|readyz/?$).*$", home),
]
