#   docker build -t convwalk . && docker run -p 8000:8000 convwalk
ARG PYTHON_IMAGE=python:3.12-slim

FROM ${PYTHON_IMAGE} AS build
RUN python -m venv /opt/convwalk
COPY requirements.lock /tmp/
RUN /opt/convwalk/bin/python -m pip install --disable-pip-version-check --no-cache-dir --quiet \
        --require-hashes --requirement /tmp/requirements.lock
COPY pyproject.toml README.md LICENSE /src/
COPY app /src/app
COPY static /src/static
COPY templates /src/templates
# Compiled here, because a container with a read-only root cannot keep what it compiles.
RUN /opt/convwalk/bin/python -m pip install --disable-pip-version-check --no-cache-dir --quiet \
        --no-deps /src \
    # pip has done its work; an image without it is smaller and has less to attack.
    && /opt/convwalk/bin/python -m pip uninstall --quiet --yes pip setuptools \
    && mkdir /data && chmod 700 /data

FROM ${PYTHON_IMAGE}
LABEL org.opencontainers.image.title="Convwalk" \
      org.opencontainers.image.description="Walk a convolution over a picture, one explained step at a time" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /opt/convwalk /opt/convwalk
COPY --from=build --chown=10001:10001 /data /data
# Only /data is written to: what is kept, and big uploads while they arrive (TMPDIR).
ENV PATH=/opt/convwalk/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    CONVWALK_DATA=/data \
    TMPDIR=/data
WORKDIR /data
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]
CMD ["convwalk", "serve"]
