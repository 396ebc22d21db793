"""Every setting, from the environment or a `.env` file beside manage.py; `.env.example` explains each.

NAME_FILE names a file that holds the value of NAME, as Docker and Kubernetes hand over secrets.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from backend.config.keys import make_key
from backend.config.logs import logging_of

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.FileAwareEnv()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

# --- Where it runs -------------------------------------------------------------------------------------------------
PROFILE = env.str("PROFILE", default="development")
IS_DEVELOPMENT = PROFILE == "development"
DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data"))).resolve()
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
SERVER = env.str("SERVER", default="daphne")


def kept_secret(name: str) -> str:
    """A key from the environment; in development one that is made once and kept in DATA_DIR."""
    if not IS_DEVELOPMENT or name in env.ENVIRON:
        return str(env.str(name)).strip()
    return make_key(DATA_DIR / name.lower())


SECRET_KEY = kept_secret("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"] if IS_DEVELOPMENT else [])
ALLOWED_ORIGINS = env.list("ALLOWED_ORIGINS", default=[])
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
BEHIND_TLS = env.bool("BEHIND_TLS", default=not IS_DEVELOPMENT)

# --- What is stored ------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'sarangbang.sqlite3'}")}
if DATABASE_PASSWORD := env.str("DATABASE_PASSWORD", default="").strip():
    DATABASES["default"]["PASSWORD"] = DATABASE_PASSWORD
DATABASE_TIMEOUT_SECONDS = env.int("DATABASE_TIMEOUT_SECONDS", default=10)
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
DATABASE_THREADS = env.int("DATABASE_THREADS", default=8)
DATABASE_QUEUE = env.int("DATABASE_QUEUE", default=2_000)
MAX_SENDS_WAITING = env.int("MAX_SENDS_WAITING", default=5_000)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- The bell ------------------------------------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_connect_timeout": 1}], "prefix": "sarangbang"},
    }
    if REDIS_URL
    else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
}
LOOK_SECONDS = env.float("LOOK_SECONDS", default=1.0)
REPLAY_CHANGES = env.int("REPLAY_CHANGES", default=500)
SHARED_CHANGES = env.int("SHARED_CHANGES", default=10_000)
EVENTS_WAITING = env.int("EVENTS_WAITING", default=10_000)
EVENTS_AT_ONCE = env.int("EVENTS_AT_ONCE", default=100)
PING_SECONDS = env.float("PING_SECONDS", default=20.0)
DIRECT_WRITES = env.bool("DIRECT_WRITES", default=True)
MAX_UNSENT_BYTES = env.int("MAX_UNSENT_BYTES", default=1_048_576)

# --- What a client may ask -----------------------------------------------------------------------------------------
MAX_REQUEST_BYTES = env.int("MAX_REQUEST_BYTES", default=65_536)
REQUEST_SECONDS = env.float("REQUEST_SECONDS", default=10.0)
MAX_FRAME_BYTES = env.int("MAX_FRAME_BYTES", default=65_536)
MAX_QUERY_TOKENS = env.int("MAX_QUERY_TOKENS", default=1_000)
MAX_QUERY_DEPTH = env.int("MAX_QUERY_DEPTH", default=12)
MAX_QUERY_ALIASES = env.int("MAX_QUERY_ALIASES", default=15)
MAX_QUERY_DIRECTIVES = env.int("MAX_QUERY_DIRECTIVES", default=20)
MAX_QUERY_OPERATIONS = env.int("MAX_QUERY_OPERATIONS", default=20)
MAX_QUERY_COST = env.int("MAX_QUERY_COST", default=10_000)
MAX_PAGE = env.int("MAX_PAGE", default=100)
CACHED_DOCUMENTS = env.int("CACHED_DOCUMENTS", default=1_000)
CONNECTION_INIT_SECONDS = env.float("CONNECTION_INIT_SECONDS", default=5.0)
MAX_SUBSCRIPTIONS_PER_SOCKET = env.int("MAX_SUBSCRIPTIONS_PER_SOCKET", default=100)
MAX_SOCKETS_PER_PERSON = env.int("MAX_SOCKETS_PER_PERSON", default=50)
OPERATIONS_AT_ONCE = env.int("OPERATIONS_AT_ONCE", default=max(DATABASE_THREADS // 2, 1))
OPERATIONS_WAITING = env.int("OPERATIONS_WAITING", default=200)
SENDS_AT_ONCE = env.int("SENDS_AT_ONCE", default=300)
SENDS_PER_SECOND = env.float("SENDS_PER_SECOND", default=30.0)
FAILED_LOG_INS_PER_QUARTER_HOUR = env.int("FAILED_LOG_INS_PER_QUARTER_HOUR", default=10)
LOG_INS_PER_MINUTE = env.int("LOG_INS_PER_MINUTE", default=60)
SIGN_UPS_PER_MINUTE = env.int("SIGN_UPS_PER_MINUTE", default=60)
REFRESHES_PER_MINUTE = env.int("REFRESHES_PER_MINUTE", default=60)
LETTERS_PER_HOUR = env.int("LETTERS_PER_HOUR", default=5)
INTROSPECTION = env.bool("INTROSPECTION", default=IS_DEVELOPMENT)
SUGGESTIONS = env.bool("SUGGESTIONS", default=IS_DEVELOPMENT)
QUERIES_BY_GET = env.bool("QUERIES_BY_GET", default=IS_DEVELOPMENT)
GRAPHIQL = env.bool("GRAPHIQL", default=IS_DEVELOPMENT)
METRICS = env.bool("METRICS", default=IS_DEVELOPMENT)

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
REFRESH_TOKEN_SECONDS = env.int("REFRESH_TOKEN_SECONDS", default=30 * 86_400)
SIMPLE_JWT = {
    "SIGNING_KEY": kept_secret("JWT_SIGNING_KEY"),
    "ACCESS_TOKEN_LIFETIME": timedelta(seconds=env.int("ACCESS_TOKEN_SECONDS", default=600)),
    "REFRESH_TOKEN_LIFETIME": timedelta(seconds=REFRESH_TOKEN_SECONDS),
    "USER_ID_CLAIM": "sub",
}

# --- Letters -------------------------------------------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="").strip()
OFFERS_EMAIL = bool(EMAIL_URL)
PUBLIC_URL = env.str("PUBLIC_URL", default="").strip().rstrip("/")
if OFFERS_EMAIL and not PUBLIC_URL and not IS_DEVELOPMENT:
    raise ImproperlyConfigured("Set the PUBLIC_URL environment variable: links in letters begin with it.")
PUBLIC_URL = PUBLIC_URL or f"http://{HOST}:{PORT}"
EMAIL_BY = env.email_url_config(EMAIL_URL or "dummymail://")
EMAIL_BACKEND = EMAIL_BY["EMAIL_BACKEND"]
EMAIL_FILE_PATH = f"/{EMAIL_BY['EMAIL_FILE_PATH']}"  # what follows filemail://, whose first slash the parser drops
EMAIL_HOST, EMAIL_PORT = EMAIL_BY["EMAIL_HOST"], EMAIL_BY["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_BY["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = env.str("EMAIL_PASSWORD", default="").strip() or EMAIL_BY["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_BY.get("EMAIL_USE_TLS", False), EMAIL_BY.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT_SECONDS", default=10)
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="") or f"Sarangbang <no-reply@{urlsplit(PUBLIC_URL).hostname}>"

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
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=30 * 86_400 if BEHIND_TLS else 0)
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
    form=env.str("LOG_FORMAT", default="lines" if IS_DEVELOPMENT else "json"),
    level=env.str("LOG_LEVEL", default="WARNING"),
)
