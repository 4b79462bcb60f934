FROM python:3.11-slim AS build
COPY pyproject.toml constraints.txt README.md /src/
COPY config /src/config
COPY migrations /src/migrations
COPY service /src/service
RUN python -m venv /opt/tallybook \
 && /opt/tallybook/bin/pip install --no-cache-dir --disable-pip-version-check -c /src/constraints.txt '/src[parquet]'

FROM python:3.11-slim
COPY --from=build /opt/tallybook /opt/tallybook
RUN useradd --system --uid 10001 --no-create-home tallybook \
 && install -d -o tallybook -m 700 /var/lib/tallybook
USER tallybook
WORKDIR /var/lib/tallybook
VOLUME /var/lib/tallybook
ENV PATH=/opt/tallybook/bin:$PATH \
    TALLYBOOK_DATABASE=/var/lib/tallybook/record.db \
    TALLYBOOK_HOST=0.0.0.0
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=3)"]
CMD ["tallybook", "serve"]
