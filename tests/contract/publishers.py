"""Publishers on loopback: one real HTTP server a host, answering in the publishers' shapes.

What they say is what our snapshots hold, so that a fetch of everything brings nothing new but
receipts; with groups of states, nulls and former codes among it, as in the originals.
"""

import csv
import hashlib
import io
import json
import threading
import time
import zipfile
from collections import defaultdict
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
RECORDED = Path(__file__).parent / "recorded"
TYPES = {
    "world_bank_v2": "application/json;charset=utf-8",
    "datamapper": "application/json",
    "uis_records": "application/json",
    "itu_zip": "application/zip",
    "owid_grapher": "text/csv; charset=utf-8",
    "csv_table": "text/plain; charset=utf-8",
    "xlsx_table": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Publishers:
    """All hosts of a catalogue's connectors, and its copy in which they live on loopback."""

    def __init__(self, catalogue, delay=0.0):
        self.file = catalogue / "connectors.csv"
        self.connectors = rows_of(self.file)
        self.wanted = rows_of(catalogue / "connector_series.csv")
        self.delay = delay
        self.asked = []
        self.faults = {}
        """By connector: what is done instead, as f(handler, body, kind)."""
        self.spoil = {}
        """By path, likewise."""
        self.lastupdated = "2026-07-13"
        self.changed = {}
        """(series, place, year) -> another value than the held one, or None for a hole."""
        self.servers = {}
        self._held = {}
        text = self.file.read_text(encoding="utf-8")
        addresses = [
            row[name] for row in self.connectors for name in ("address", "edition_address")
        ]
        for host in sorted({urlsplit(one).netloc for one in addresses if one}):
            self.servers[host] = server = self.serve(host)
            text = text.replace(f"https://{host}/", f"{self.address(server)}/")
        self.file.write_text(text, encoding="utf-8")

    def serve(self, host, tls=None):
        """A server of its own for a host, on a port of its own."""
        server = Loopback(("127.0.0.1", 0), Answering)
        server.publishers, server.host = self, host
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return server

    @staticmethod
    def address(server, scheme="http"):
        return f"{scheme}://127.0.0.1:{server.server_port}"

    def close(self):
        for server in self.servers.values():
            server.shutdown()
            server.server_close()

    def answer(self, host, path):
        """Connector, bytes and content type for a request."""
        for row in self.connectors:
            if row["edition_address"] == f"https://{host}{path}":
                return row, self._about(row), "application/json"
        row, some = self._asked_for(host, path)
        if row is None:
            return None, b"not here", "text/plain"
        body = getattr(self, f"_{row['shape']}")(row, some, parse_qs(urlsplit(path).query))
        return row, body, TYPES[row["shape"]]

    def figures(self, row, code, series):
        """(place, year, value) as the publisher writes them now."""
        held = self._held.setdefault(row["source_id"], defaultdict(list))
        if not held:
            path = ROOT / "data/snapshots" / row["source_id"] / "observations.csv"
            for figure in rows_of(path):
                held[figure["series"]].append((figure["place"], figure["year"], figure["value"]))
        known = next((r["year"] for r in self.wanted if r["code"] == code and r["year"]), None)
        for place, year, value in held[series]:
            if known in (None, year) and int(year) >= int(row["first_year"]):
                yield place, year, self.changed.get((series, place, int(year)), value)

    def _asked_for(self, host, path):
        for row in self.connectors:
            template = row["address"].removeprefix(f"https://{host}")
            some = [one for one in self.wanted if one["connector_id"] == row["connector_id"]]
            if not row["address"].startswith(f"https://{host}/"):
                continue
            if "{code}" not in template:
                if template == path:
                    return row, some
                continue
            before, after = template.split("{code}")
            for one in some:
                start = before + one["code"]
                asked = unquote(path)
                ends_so = asked[len(start) :][:1] == after[:1]
                is_of_it = after.count("&source=") == asked.count("&source=")
                if asked.startswith(start) and ends_so and is_of_it:
                    return row, [one]
        return None, []

    def _about(self, row):
        if row["shape"] == "uis_records":
            return (RECORDED / "uis_versions_default.json").read_bytes()
        return (RECORDED / "owid_grapher_metadata_sample.json").read_bytes()

    def _world_bank_v2(self, row, some, query):
        code, series = some[0]["code"], some[0]["series"]
        rows = [world_bank_row(code, *figure) for figure in self.figures(row, code, series)]
        rows.append(world_bank_row(code, "AFE", "2020", "1"))  # a group that we do not know
        rows.append(world_bank_row(code, "ZWE", "2020", None))
        size, page = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
        header = {
            "page": page, "pages": -(-len(rows) // size), "per_page": size, "total": len(rows),
            "sourceid": "2", "lastupdated": self.lastupdated,
        }  # fmt: skip
        shown = ",".join(rows[(page - 1) * size : page * size])
        return f"[{json.dumps(header)},[{shown}]]".encode()

    def _datamapper(self, row, some, query):
        code, series = some[0]["code"], some[0]["series"]
        places = defaultdict(list)
        for place, year, value in self.figures(row, code, series):
            places[place].append(f'"{year}": {value or "null"}')
        places["ADVEC"] = ['"2023": 0.5']
        inner = ", ".join(f'"{place}": {{{", ".join(some)}}}' for place, some in places.items())
        return f'{{"values": {{"{code}": {{{inner}}}}}, "api": {{"version": "1"}}}}'.encode()

    def _uis_records(self, row, some, query):
        code, series = some[0]["code"], some[0]["series"]
        records = [
            f'{{"indicatorId": "{code}", "geoUnit": "{place}", "year": {year},'
            f' "value": {value or "null"}, "magnitude": null, "qualifier": null}}'
            for place, year, value in self.figures(row, code, series)
            if place in query["geoUnit"]
        ]
        return f'{{"hints":[],"records":[{",".join(records)}],"indicatorMetadata":[]}}'.encode()

    def _itu_zip(self, row, some, query):
        code, series = some[0]["code"], some[0]["series"]
        lines = ['"seriesID","seriesCode","seriesUnits","entityIso","dataValue","dataYear"']
        lines += [
            f'{row["connector_id"]},"{code}","mislabelled","{place}","{value or ""}",{year}'
            for place, year, value in self.figures(row, code, series)
        ]
        lines.append(f'1,"{code}","mislabelled","ABW","2.793e1",2023')
        lines.append('1,"another","mislabelled","SGP","7",2023')
        body = io.BytesIO()
        with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
            stamp = zipfile.ZipInfo("download.csv", (2026, 1, 1, 0, 0, 0))
            archive.writestr(stamp, "\ufeff" + "\n".join(lines) + "\n")
        return body.getvalue()

    def _owid_grapher(self, row, some, query):
        lines = ["entity,code,year,short_name"]
        for place, year, value in self.figures(row, some[0]["code"], some[0]["series"]):
            lines.append(
                f"Somewhere,{'OWID_WRL' if place == 'WLD' else place},{year},{value or ''}"
            )
        lines.append("Asia,,2020,5")
        return ("\n".join(lines) + "\n").encode()

    def _table(self, row, some):
        """Header and rows of a table with one column a series."""
        cells = defaultdict(dict)
        for one in some:
            for place, year, value in self.figures(row, one["code"], one["series"]):
                key = (place, year if row["year_column"] else "")
                cells[key][one["code"]] = value or ""
        names = [name for name in (row["place_column"], row["year_column"]) if name]
        codes = [one["code"] for one in some]
        rows = [
            [place, *([year] if row["year_column"] else []), *(cells[place, year].get(c, "") for c in codes)]
            for place, year in sorted(cells)
        ]  # fmt: skip
        return [*names, *codes], rows

    def _csv_table(self, row, some, query):
        header, rows = self._table(row, some)
        if row["encoding"]:  # like Microsoft's: percentages as text, a name that is not UTF-8
            rows = [[r[0], *(f"{c}%" if c else "" for c in r[1:])] for r in rows]
            rows.append(["T\u00fcrkiye", *["1.0%"] * len(some)])
        text = io.StringIO()
        csv.writer(text).writerows([header, *rows])
        return text.getvalue().encode(row["encoding"] or "utf-8")

    def _xlsx_table(self, row, some, query):
        header, rows = self._table(row, some)
        book = Workbook()
        book.properties.created = book.properties.modified = book.epoch
        sheet = book.active
        sheet.title = row["sheet"]
        sheet.append(["A title above the table"])
        sheet.append(header)
        for cells in rows:
            sheet.append([cells[0], *(float(c) if c else None for c in cells[1:])])
        sheet.append([])
        sheet.append(["Note: junk below the table", "as in the original"])
        body = io.BytesIO()
        book.save(body)
        return body.getvalue()


def world_bank_row(code, place, year, value):
    """A row as recorded; Timor-Leste by its former code, groups by name only."""
    told = json.loads((RECORDED / "worldbank_v2_indicator.json").read_text())[1][0]
    name = {"HIC": "High income", "WLD": "World"}.get(place, place)
    iso3 = {"TLS": "TMP", "HIC": ""}.get(place, place)
    told |= {"indicator": {"id": code, "value": code}, "countryiso3code": iso3, "date": year}
    told["country"] = {"id": "XX", "value": name}
    told["value"] = "here"
    return json.dumps(told).replace('"here"', value or "null")


class Loopback(ThreadingHTTPServer):
    """A thread a request; a client that hangs up is no news."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


class Answering(BaseHTTPRequestHandler):
    """One request: noted, delayed, then answered or spoiled."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        publishers, host = self.server.publishers, self.server.host
        publishers.asked.append((host, self.path, dict(self.headers)))
        row, body, kind = publishers.answer(host, self.path)
        time.sleep(publishers.delay)
        name = row["connector_id"] if row else ""
        is_about = bool(row) and row["edition_address"] == f"https://{host}{self.path}"
        fault = publishers.spoil.get(self.path) or (
            None if is_about else publishers.faults.get(name)
        )
        if fault:
            fault(self, body, kind)
        elif row is None:
            self.reply(404, body, kind)
        elif row["shape"] in ("world_bank_v2", "uis_records", "datamapper"):
            self.reply(200, body, kind)
        else:
            self.reply_with_tag(body, kind)

    def reply_with_tag(self, body, kind):
        """As a server of files does: what has not changed is not sent again."""
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self.reply(304, b"", kind, ETag=etag)
        else:
            self.reply(
                200, body, kind, **{"ETag": etag, "Last-Modified": formatdate(0, usegmt=True)}
            )

    def reply(self, status, body, kind, **headers):
        self.send_response(status)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), **headers}
        for key, value in headers.items():
            if value is not None:
                self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
