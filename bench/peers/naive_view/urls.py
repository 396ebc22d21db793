"""One address."""

from django.urls import path

from bench.peers.naive_view.views import send

urlpatterns = [path("send", send)]
