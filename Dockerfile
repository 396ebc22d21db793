# The chat as an image: the web app is built with Node.js, the Python packages with a compiler, and what runs holds neither.
# Nothing secret is in it. `compose.yaml` runs it with all that it needs; `make image-rehearsal` proves these commands
# without a Docker engine, in clean roots of the same Debian.

FROM node:24-bookworm-slim AS web
WORKDIR /build/clients/web
COPY clients/web/package.json clients/web/package-lock.json ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY schema/schema.graphql /build/schema/schema.graphql
COPY clients/web ./
RUN npm run --silent build

FROM python:3.11-slim-bookworm AS packages
# hadolint ignore=DL3008  # Debian's stable release changes a version only to mend it
RUN apt-get update \
 && apt-get install --yes --no-install-recommends gcc libc6-dev libmariadb-dev pkg-config
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements/production.txt /build/
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /build/production.txt

FROM python:3.11-slim-bookworm
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libmariadb3 tini \
 && rm -rf /var/lib/apt/lists/*
# New volumes are owned like the folders that they are mounted on.
RUN useradd --system --user-group --uid 10001 --no-create-home --home-dir /data sarangbang \
 && install --directory --owner=sarangbang --group=sarangbang /data /data/static /keys
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PROFILE=production \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data
COPY --from=packages /opt/venv /opt/venv
COPY manage.py ./
COPY backend backend
COPY schema schema
COPY --from=web /build/clients/web/dist clients/web/dist
RUN python -m compileall -q backend schema \
 && python -m whitenoise.compress --quiet clients/web/dist/assets
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s \
  CMD ["python", "-c", "from os import environ; from urllib.request import urlopen; urlopen(f'http://127.0.0.1:{environ[\"PORT\"]}/healthz', timeout=3)"]
ENTRYPOINT ["tini", "--"]
CMD ["python", "manage.py", "serve"]
