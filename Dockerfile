# The coach in a container: no root, nothing to write but /data, no secret in the image. See "Running it" in README.md.

FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY rules rules
COPY bot bot
RUN python -m venv /opt/coach \
 && /opt/coach/bin/pip wheel --no-cache-dir --constraint constraints.txt --wheel-dir /wheels ".[postgresql]" \
 && /opt/coach/bin/pip install --no-cache-dir --no-index --find-links /wheels "creator-coach[postgresql]" \
 && /opt/coach/bin/pip uninstall --yes pip

FROM python:3.12-slim
RUN useradd --system --user-group --uid 10001 --no-create-home --shell /usr/sbin/nologin coach \
 && install --directory --owner coach --group coach --mode 0700 /data
COPY --from=build /opt/coach /opt/coach
COPY docker/config.yaml /etc/coach/config.yaml
ENV PATH=/opt/coach/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as ask; ask.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["coach"]
CMD ["run", "--config", "/etc/coach/config.yaml"]
