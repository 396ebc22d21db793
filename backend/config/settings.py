"""Every setting, from the environment or a `.env` file beside manage.py; `.env.example` explains each.

NAME_FILE names a file that holds the value of NAME, as Docker and Kubernetes hand over secrets.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from backend.config import given
from backend.config.keys import make_key
from backend.config.logs import logging_of

BASE_DIR = Path(__file__).resolve().parents[2]

if (BASE_DIR / ".env").is_file():
    environ.FileAwareEnv.read_env(BASE_DIR / ".env")

# --- Where it runs -------------------------------------------------------------------------------------------------
PROFILE = given.one_of("PROFILE", "development", ("development", "production"))
IS_DEVELOPMENT = PROFILE == "development"
DEBUG = given.is_on("DEBUG", False)
DATA_DIR = Path(given.text("DATA_DIR", str(BASE_DIR / "data"))).resolve()
HOST = given.text("HOST", "127.0.0.1")
PORT = given.whole("PORT", 8000, most=65_535)
SERVER = given.one_of("SERVER", "daphne", ("daphne", "uvicorn"))


def kept_secret(name: str) -> str:
    """A key from the environment; in development one that is made once and kept in DATA_DIR."""
    if not IS_DEVELOPMENT or given.given(name) is not None:
        return given.key(name)
    return make_key(DATA_DIR / name.lower())


SECRET_KEY = kept_secret("SECRET_KEY")
ALLOWED_HOSTS = given.words("ALLOWED_HOSTS", ["*"] if IS_DEVELOPMENT else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS: the names this server answers to, with commas.")
ALLOWED_ORIGINS = given.origins("ALLOWED_ORIGINS")
TRUSTED_PROXIES = given.networks("TRUSTED_PROXIES")
BEHIND_TLS = given.is_on("BEHIND_TLS", not IS_DEVELOPMENT)

# --- What is stored ------------------------------------------------------------------------------------------------
DATABASES = {"default": given.database("DATABASE_URL", embedded=str(DATA_DIR / "sarangbang.sqlite3"))}
if DATABASE_PASSWORD := given.given("DATABASE_PASSWORD"):
    DATABASES["default"]["PASSWORD"] = DATABASE_PASSWORD
DATABASE_TIMEOUT_SECONDS = given.whole("DATABASE_TIMEOUT_SECONDS", 10, least=1)
# Each of the two reads the comment that is for it: a query that takes longer is ended where it runs.
SESSION = (
    "SET SESSION innodb_lock_wait_timeout = 5"
    f" /*!50708 , max_execution_time = {DATABASE_TIMEOUT_SECONDS * 1_000} */"
    f" /*M!100100 , max_statement_time = {DATABASE_TIMEOUT_SECONDS} */"
)
if DATABASES["default"]["ENGINE"].endswith("mysql"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        charset="utf8mb4",
        isolation_level="read committed",
        connect_timeout=3,
        read_timeout=DATABASE_TIMEOUT_SECONDS + 1,
        write_timeout=DATABASE_TIMEOUT_SECONDS + 1,
        init_command=SESSION,
    )
else:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=5000;",
    }
DATABASE_THREADS = given.whole("DATABASE_THREADS", 8, least=1)
DATABASE_QUEUE = given.whole("DATABASE_QUEUE", 2_000, least=1)
MAX_SENDS_WAITING = given.whole("MAX_SENDS_WAITING", 5_000, least=1)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- The bell ------------------------------------------------------------------------------------------------------
REDIS_URL = given.url("REDIS_URL", "", schemes=("redis", "rediss", "unix"), like="redis://host:6379/0")
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_connect_timeout": 1}], "prefix": "sarangbang"},
    }
    if REDIS_URL
    else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
}
LOOK_SECONDS = given.seconds("LOOK_SECONDS", 1.0)
REPLAY_CHANGES = given.whole("REPLAY_CHANGES", 500, least=1)
SHARED_CHANGES = given.whole("SHARED_CHANGES", 10_000, least=1)
EVENTS_WAITING = given.whole("EVENTS_WAITING", 10_000, least=1)
EVENTS_AT_ONCE = given.whole("EVENTS_AT_ONCE", 100, least=1)
PING_SECONDS = given.seconds("PING_SECONDS", 20.0)
DIRECT_WRITES = given.is_on("DIRECT_WRITES", True)
MAX_UNSENT_BYTES = given.whole("MAX_UNSENT_BYTES", 1_048_576, least=1)

# --- What a client may ask -----------------------------------------------------------------------------------------
MAX_REQUEST_BYTES = given.whole("MAX_REQUEST_BYTES", 65_536, least=1)
REQUEST_SECONDS = given.seconds("REQUEST_SECONDS", 10.0)
MAX_FRAME_BYTES = given.whole("MAX_FRAME_BYTES", 65_536, least=1)
MAX_QUERY_TOKENS = given.whole("MAX_QUERY_TOKENS", 1_000, least=1)
MAX_QUERY_DEPTH = given.whole("MAX_QUERY_DEPTH", 12, least=1)
MAX_QUERY_ALIASES = given.whole("MAX_QUERY_ALIASES", 15)
MAX_QUERY_DIRECTIVES = given.whole("MAX_QUERY_DIRECTIVES", 20)
MAX_QUERY_OPERATIONS = given.whole("MAX_QUERY_OPERATIONS", 20, least=1)
MAX_QUERY_COST = given.whole("MAX_QUERY_COST", 10_000, least=1)
MAX_PAGE = given.whole("MAX_PAGE", 100, least=1)
CACHED_DOCUMENTS = given.whole("CACHED_DOCUMENTS", 1_000)
CONNECTION_INIT_SECONDS = given.seconds("CONNECTION_INIT_SECONDS", 5.0)
MAX_SUBSCRIPTIONS_PER_SOCKET = given.whole("MAX_SUBSCRIPTIONS_PER_SOCKET", 100)
MAX_SOCKETS_PER_PERSON = given.whole("MAX_SOCKETS_PER_PERSON", 50)
OPERATIONS_AT_ONCE = given.whole("OPERATIONS_AT_ONCE", max(DATABASE_THREADS // 2, 1))
OPERATIONS_WAITING = given.whole("OPERATIONS_WAITING", 200)
SENDS_AT_ONCE = given.whole("SENDS_AT_ONCE", 300)
SENDS_PER_SECOND = given.per_second("SENDS_PER_SECOND", 30.0)
FAILED_LOG_INS_PER_QUARTER_HOUR = given.whole("FAILED_LOG_INS_PER_QUARTER_HOUR", 10)
LOG_INS_PER_MINUTE = given.whole("LOG_INS_PER_MINUTE", 60)
SIGN_UPS_PER_MINUTE = given.whole("SIGN_UPS_PER_MINUTE", 60)
REFRESHES_PER_MINUTE = given.whole("REFRESHES_PER_MINUTE", 60)
LETTERS_PER_HOUR = given.whole("LETTERS_PER_HOUR", 5)
INTROSPECTION = given.is_on("INTROSPECTION", IS_DEVELOPMENT)
SUGGESTIONS = given.is_on("SUGGESTIONS", IS_DEVELOPMENT)
QUERIES_BY_GET = given.is_on("QUERIES_BY_GET", IS_DEVELOPMENT)
GRAPHIQL = given.is_on("GRAPHIQL", IS_DEVELOPMENT)
METRICS = given.is_on("METRICS", IS_DEVELOPMENT)

# --- Who is who ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # the username is unique by its key, `username_key`
    "security.W005",  # what the domain's other names do with TLS
    "security.W021",  # … and whether browsers ship with that: for the domain's owner to say
    "security.W008",  # the proxy that ends TLS also sends people there
]
AUTHENTICATION_BACKENDS = ["backend.accounts.authentication.CountedBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "backend.accounts.passwords.AsForEverybody"}]
PASSWORD_HASHERS = ["backend.accounts.passwords.OwaspArgon2Hasher"]
REFRESH_TOKEN_SECONDS = given.whole("REFRESH_TOKEN_SECONDS", 30 * 86_400, least=1)
SIMPLE_JWT = {
    "SIGNING_KEY": kept_secret("JWT_SIGNING_KEY"),
    "ACCESS_TOKEN_LIFETIME": timedelta(seconds=given.whole("ACCESS_TOKEN_SECONDS", 600, least=1)),
    "REFRESH_TOKEN_LIFETIME": timedelta(seconds=REFRESH_TOKEN_SECONDS),
    "USER_ID_CLAIM": "sub",
}

# --- Letters -------------------------------------------------------------------------------------------------------
EMAIL_URL = given.url(
    "EMAIL_URL",
    "",
    schemes=("smtp", "smtp+tls", "smtp+ssl", "filemail"),
    like="smtp://name:password@host:25, smtp+tls://, smtp+ssl:// or filemail:///a/folder",
)
OFFERS_EMAIL = bool(EMAIL_URL)
PUBLIC_URL = given.url("PUBLIC_URL", "", schemes=("https", "http"), like="https://chat.example.org").rstrip("/")
if OFFERS_EMAIL and not PUBLIC_URL and not IS_DEVELOPMENT:
    raise ImproperlyConfigured("Set the PUBLIC_URL environment variable: links in letters begin with it.")
PUBLIC_URL = PUBLIC_URL or f"http://{HOST}:{PORT}"
EMAIL_BY = environ.Env.email_url_config(EMAIL_URL or "dummymail://")
EMAIL_BACKEND = EMAIL_BY["EMAIL_BACKEND"]
EMAIL_FILE_PATH = f"/{EMAIL_BY['EMAIL_FILE_PATH']}"  # what follows filemail://, whose first slash the parser drops
EMAIL_HOST, EMAIL_PORT = EMAIL_BY["EMAIL_HOST"], EMAIL_BY["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_BY["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = given.given("EMAIL_PASSWORD") or EMAIL_BY["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_BY.get("EMAIL_USE_TLS", False), EMAIL_BY.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = given.whole("EMAIL_TIMEOUT_SECONDS", 10, least=1)
DEFAULT_FROM_EMAIL = given.given("EMAIL_FROM") or f"Sarangbang <no-reply@{urlsplit(PUBLIC_URL).hostname}>"

# --- Django --------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "backend.config.apps.ChatAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "channels",
    "drf_spectacular_sidecar",  # Swagger UI, as static files of our own
    "rest_framework",
    "strawberry_django",
    "backend.accounts",
    "backend.chat",
    "backend.rest",
    "backend.config.apps.ConfigConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "backend.config.urls"
ASGI_APPLICATION = "backend.config.asgi.application"
WSGI_APPLICATION = "backend.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
LANGUAGE_CODE = "en"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
WEB_DIST = BASE_DIR / "clients" / "web" / "dist"
STATIC_URL = "/static/"
STATICFILES_DIRS = [("web", WEB_DIST)] if WEB_DIST.is_dir() else []
WHITENOISE_USE_FINDERS = True  # so nothing needs to be collected
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/web/assets/"  # their names hold a hash of what is in them
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = given.whole("HSTS_SECONDS", 30 * 86_400 if BEHIND_TLS else 0)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["backend.rest.authentication.SessionTokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "backend.rest.failures.response_to",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Sarangbang",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "COMPONENT_SPLIT_REQUEST": True,
    "SORT_OPERATIONS": False,  # in the order of urls.py, which tells a story
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "POSTPROCESSING_HOOKS": ["backend.rest.openapi.as_clients_read_it"],
}
LOGGING = logging_of(
    form=given.one_of("LOG_FORMAT", "lines" if IS_DEVELOPMENT else "json", ("lines", "json")),
    level=given.one_of("LOG_LEVEL", "WARNING", ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")),
)
