"""/v1/jobs: what was accepted and is done after its request was answered, with its progress and what became of it."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response, jsonify, request
from marshmallow import Schema, fields, validate
from werkzeug.http import parse_list_header

from service.store import Job, JobState
from service.web import answer
from service.web.exchange import moment, store
from service.web.fields import described, one_of
from service.web.listing import listing
from service.web.questions import Following
from service.web.resource import Resource
from service.web.schemas import RESULTS, BatchLineSchema, identity

jobs = Resource("jobs", "Work that goes on after its request was answered")
PREFER = {
    "in": "header",
    "name": "Prefer",
    "schema": {"type": "string", "examples": ["respond-async"]},
    "description": "With `respond-async` (RFC 7240) many articles are accepted at once and taken in as a job; other "
    "preferences are passed over",
}


class Results(Following):
    status = fields.String(
        load_default=None, validate=validate.OneOf(RESULTS), metadata=described("Those alone", "refused")
    )


class JobSchema(Schema):
    """Many articles on their way into the record."""

    id = identity("b6a1f00d3c9e27b54")
    state = fields.String(required=True, validate=one_of(JobState))
    actor = fields.String(required=True, metadata=described("Who sent it"))
    made = fields.DateTime(required=True)
    ended = fields.DateTime(required=True, allow_none=True)
    lines = fields.Integer(required=True, metadata=described("How many articles it has", 1200))
    done = fields.Integer(required=True, metadata=described("How many lines are done", 300))
    counts = fields.Dict(
        keys=fields.String(), values=fields.Integer(), required=True, metadata=described("How many came to what")
    )


@jobs.route("/v1/jobs")
@jobs.arguments(Following, location="query")
@jobs.answers(JobSchema, lists=True)
def get_jobs(query: Mapping[str, Any]) -> Response:
    """Jobs, the newest first; those that are done for thirty days"""
    return listing(store().jobs().list, query, moment(None), shown)


@jobs.route("/v1/jobs/<job_id>")
@jobs.response(200, JobSchema)
def get_job(job_id: str) -> Response:
    """One job and how far it has come"""
    return jsonify(shown(store().jobs().one(job_id)))


@jobs.route("/v1/jobs/<job_id>/lines")
@jobs.arguments(Results, location="query")
@jobs.answers(BatchLineSchema, lists=True)
def get_lines(query: Mapping[str, Any], job_id: str) -> Response:
    """What became of the lines that are done, in their order"""
    return listing(partial(store().jobs().results, job_id, query["status"]), query, moment(None), json.loads)


def prefers_async() -> bool:
    return "respond-async" in (one.partition(";")[0].strip().lower() for one in _preferences())


def _preferences() -> list[str]:
    return [part for value in request.headers.getlist("Prefer") for part in parse_list_header(value)]


def accepted(job: Job) -> Response:
    response = jsonify(shown(job))
    response.status_code = 202
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    response.headers["Preference-Applied"] = "respond-async"
    return response


def shown(job: Job) -> answer.Answer:
    return {
        "id": job.id,
        "state": job.state,
        "actor": job.actor,
        "made": answer.iso(job.made),
        "ended": answer.iso(job.ended),
        "lines": job.lines,
        "done": job.done,
        "counts": {name: job.counts.get(name, 0) for name in RESULTS},
    }
