"""As `startproject` has it, without what a chat's API does not use."""

import os

import environ

SECRET_KEY = os.environ.get("JWT_KEY", "of a benchmark, long enough for HS256")
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["bench.peers.naive_view"]
ROOT_URLCONF = "bench.peers.naive_view.urls"
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
DATABASES = {"default": environ.Env().db("DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
