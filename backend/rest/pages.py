"""`/api/docs/`: Swagger UI from our own host, the description that it shows, and what each kind of problem means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.rest.catalogue import catalogue
from backend.rest.openapi import SNAPSHOT


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    return render(request, "rest/docs.html")


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    return HttpResponse(SNAPSHOT.read_bytes(), content_type="application/yaml")


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    return render(request, "rest/problems.html", {"problems": catalogue()})
