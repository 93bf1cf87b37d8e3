"""The OpenAPI description of the data routes, written from the release that is published now."""

from __future__ import annotations

from typing import Any

from readiness import warehouse
from readiness.exports.reuse import RULE
from readiness.routes.asked import FARTHEST, FEWEST, LAST_YEAR, MOST, MOST_IDS, RELEASE, USUAL
from readiness.routes.resources import RESOURCES, Resource, known

ABOUT = (
    "Read-only data of the AI readiness dashboard (experimental). Every figure carries its source, "
    "edition, year, licence, reuse class and flags. Figures whose reuse terms do not allow copies, "
    "or have not been read, are left out and named. Nothing is kept about who asks."
)


def description() -> dict[str, Any]:
    """OpenAPI 3.1, with the ids that each filter takes."""
    paths: dict[str, Any] = {}
    for name, resource in RESOURCES.items():
        for ending, forms in (("", "json csv"), (".json", "json"), (".csv", "csv")):
            paths[f"/api/v1/{name}{ending}"] = {
                "get": _operation(name, ending, resource, forms.split())
            }
    paths["/api/v1/openapi.json"] = {
        "get": {
            "operationId": "openapi",
            "summary": "This description.",
            "responses": {
                "200": {
                    "description": "OpenAPI 3.1.",
                    "content": {"application/json": {"schema": {"type": "object"}}},
                },
                **_problems("405", "503"),
            },
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "AI readiness in ASEAN: data routes",
            "version": warehouse.release()["release"],
            "description": ABOUT,
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": {
                "Problem": {
                    "type": "object",
                    "properties": {"errors": {"type": "array", "items": {"type": "string"}}},
                    "required": ["errors"],
                },
                **{_schema(name): _page(resource) for name, resource in RESOURCES.items()},
            },
            "parameters": _parameters(),
        },
    }


def _operation(name: str, ending: str, resource: Resource, forms: list[str]) -> dict[str, Any]:
    content: dict[str, Any] = {
        "json": {"application/json": {"schema": {"$ref": f"#/components/schemas/{_schema(name)}"}}},
        "csv": {"text/csv": {"schema": {"type": "string"}}},
    }
    numbers = ["year_from", "year_to"] if resource.years else []
    used = [*(f"{name}_{one}" for one in resource.filters), *numbers, "limit", "offset"]
    used += [RELEASE] if warehouse.releases() else []
    header = {"schema": {"type": "string"}}
    return {
        "operationId": f"{name}{ending.replace('.', '_')}",
        "summary": resource.says,
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in used],
        "responses": {
            "200": {
                "description": "A page of rows. `next` (or the Link header) leads to the next one.",
                "headers": {
                    "ETag": header,
                    "Link": header,
                    "X-Total-Count": {"schema": {"type": "integer"}},
                },
                "content": {key: kind for one in forms for key, kind in content[one].items()},
            },
            "304": {"description": "What the reader holds (If-None-Match) is still right."},
            **_problems("400", "404", "405", "503"),
            **(_problems("406") if len(forms) > 1 else {}),
        },
    }


def _problems(*codes: str) -> dict[str, Any]:
    says = {
        "400": "The query cannot be answered; every fault is named.",
        "404": "The release is older than this route.",
        "405": "These routes are read-only.",
        "406": "The answer is JSON or CSV.",
        "503": "There is no database yet.",
    }
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {code: {"description": says[code], "content": problem} for code in codes}


def _parameters() -> dict[str, Any]:
    whole = {
        "limit": ("Rows of a page.", FEWEST, MOST, USUAL),
        "offset": ("Rows to pass over.", 0, FARTHEST, 0),
        "year_from": ("First year.", 0, LAST_YEAR, None),
        "year_to": ("Last year.", 0, LAST_YEAR, None),
    }
    listed: dict[str, Any] = {}
    if there_are := [row["number"] for row in warehouse.releases()]:
        listed[RELEASE] = {
            "name": RELEASE,
            "in": "query",
            "description": "A numbered release; without it the newest answers.",
            "schema": {"type": "string", "enum": there_are},
        }
    for name, (says, least, most, usual) in whole.items():
        schema = {"type": "integer", "minimum": least, "maximum": most}
        schema |= {} if usual is None else {"default": usual}
        listed[name] = {"name": name, "in": "query", "description": says, "schema": schema}
    for name, resource in RESOURCES.items():
        for parameter, filter_ in resource.filters.items():
            listed[f"{name}_{parameter}"] = {
                "name": parameter,
                "in": "query",
                "description": f"{filter_.says} Several with commas.",
                "style": "form",
                "explode": False,
                "schema": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MOST_IDS,
                    "items": {"type": "string", "enum": sorted(known(filter_.known))},
                },
            }
    return listed


def _page(resource: Resource) -> dict[str, Any]:
    columns = warehouse.columns(resource.what, **RULE)
    row = {
        "type": "object",
        "properties": {name: _column(kind) for name, kind in columns.items()},
        "required": list(columns),
        "additionalProperties": False,
    }
    whole = {"type": "integer", "minimum": 0}
    properties = {
        "release": {"type": "string"},
        "number": {"type": ["string", "null"], "description": "Of a numbered release."},
        "total": whole,
        "limit": whole,
        "offset": whole,
        "next": {"type": ["string", "null"]},
        "terms": {"type": "string"},
        "left_out": {
            "type": "object",
            "description": "Indicators asked for whose figures may not be passed on.",
            "properties": {
                "indicators": {"type": "array", "items": {"type": "string"}},
                "list": {"type": "string"},
            },
            "required": ["indicators", "list"],
        },
        "rows": {"type": "array", "items": row, "maxItems": MOST},
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _column(kind: str) -> dict[str, Any]:
    if "INT" in kind:
        return {"type": ["integer", "null"]}
    if kind == "DATE":
        return {"type": ["string", "null"], "format": "date"}
    return {"type": [{"DOUBLE": "number", "BOOLEAN": "boolean"}.get(kind, "string"), "null"]}


def _schema(name: str) -> str:
    return f"{name.capitalize()}Page"
