"""The paths of the REST API."""

from django.urls import path

from backend.rest.auth import LogIn, LogOut, Refresh, SignUp

urlpatterns = [
    path("auth/sign-up", SignUp.as_view()),
    path("auth/log-in", LogIn.as_view()),
    path("auth/refresh", Refresh.as_view()),
    path("auth/log-out", LogOut.as_view()),
]
