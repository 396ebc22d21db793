"""The pages that people open: the built web app, or until it is built one page that says what is here."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

INDEX = settings.WEB_DIST / "index.html"


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """The web app at every path of its own; it finds by itself what to show there."""
    if not INDEX.is_file():
        return render(request, "config/home.html")
    response = FileResponse(INDEX.open("rb"), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
