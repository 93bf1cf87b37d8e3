"""Answers as the publishers gave them, served byte for byte, and rows that say how to read them.

A source of a known shape is rows and no code: every case here is two rows of the catalogue.
"""

import io
import json

import pytest
from openpyxl import Workbook
from publishers import RECORDED, Publishers


def recorded(name):
    return (RECORDED / name).read_bytes()


def workbook(sheet, *rows):
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


MICROSOFT = (
    "Economy,H1 2025 AI Diffusion,Q1 2026 AI Diffusion\n"
    "Singapore,58.6%,63.40%\nT\u00fcrkiye,1%,2%\nLaos,,9.9 %\n"
).encode("cp1252")
OXFORD = workbook(
    "Global rankings",
    ["2023 Ranking", "Country", "Total"],
    [2, "Singapore", 81.97],
    [1, "United States of America", 84.8],
    [None, None, None],
    ["Average", "of all", 44.94],
)
GOVTECH = workbook(
    "GTMI_Data",
    ["Code", "Economy", "Year", "GTMI"],
    ["SGP", "Singapore", 2022, 0.9],
    ["SGP", "Singapore", 2025, 0.975],
    ["TMP", "Timor-Leste", 2025, "N/A"],
)
BULK = b'"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-07-01",\n\n'

CASES = {
    "world_bank_v2": {
        "body": recorded("worldbank_v2_indicator.json"),
        "kind": "application/json;charset=utf-8",
        "rows": {"shape": "world_bank_v2", "edition": "WDI, last updated {lastupdated}"},
        "series": [("AG.LND.ARBL.HA", "SP.POP.TOTL", "")],
        "source": "wdi",
        "figures": {("SP.POP.TOTL", "KOR", 2023): "1571000"},
        "edition": "WDI, last updated 2026-07-13",
        "without": 1,
    },
    "datamapper": {
        "body": recorded("datamapper.json"),
        "kind": "application/json",
        "rows": {"shape": "datamapper", "edition": "As read on {day}"},
        "series": [("AI_PI", "imf_aipi", "")],
        "source": "imf_aipi",
        "figures": {("imf_aipi", "SGP", 2023): "0.80"},
    },
    "uis_records": {
        "body": recorded("uis_data_indicators.json"),
        "kind": "application/json",
        "rows": {"shape": "uis_records", "edition": "September 2025"},
        "series": [("CR.1", "GER.5T8", "")],
        "source": "uis",
        "figures": {("GER.5T8", "CHN", 2018): "97.75927734375"},
    },
    "itu_zip, a CSV without its ZIP": {
        "body": recorded("itu_datahub_download_sample.csv"),
        "kind": "text/csv",
        "rows": {"shape": "itu_zip", "edition": "Read on {day}"},
        "series": [("i271mb_5GB_GNI", "ITU.i271mb_5GB_GNI", "")],
        "source": "itu_datahub",
        "figures": {
            ("ITU.i271mb_5GB_GNI", "SGP", 2023): "0.19",
            ("ITU.i271mb_5GB_GNI", "SGP", 2024): "0.19",
            ("ITU.i271mb_5GB_GNI", "SGP", 2025): "0.18",
        },
    },
    "owid_grapher": {
        "body": recorded("owid_grapher_sample.csv"),
        "kind": "text/csv; charset=utf-8",
        "about": recorded("owid_grapher_metadata_sample.json"),
        "rows": {"shape": "owid_grapher", "edition": "{citationShort}"},
        "series": [("*", "IT.NET.USER.ZS", "")],
        "source": "wdi",
        "figures": {
            ("IT.NET.USER.ZS", "SGP", 2020): "92.0043",
            ("IT.NET.USER.ZS", "SGP", 2021): "96.9247",
            ("IT.NET.USER.ZS", "SGP", 2022): "95.9539",
            ("IT.NET.USER.ZS", "SGP", 2023): "94.2852",
            ("IT.NET.USER.ZS", "SGP", 2024): "94.3776",
        },
        "edition": json.loads(recorded("owid_grapher_metadata_sample.json"))["columns"][
            "Individuals using the Internet (% of population)"
        ]["citationShort"],
    },
    "csv_table, another alphabet and percentages": {
        "body": MICROSOFT,
        "kind": "text/plain; charset=utf-8",
        "rows": {
            "shape": "csv_table",
            "edition": "Q1",
            "place_column": "Economy",
            "encoding": "cp1252",
        },
        "series": [
            ("H1 2025 AI Diffusion", "MSFT.AIDIFF.H1", 2025),
            ("Q1 2026 AI Diffusion", "MSFT.AIDIFF.Q1", 2026),
        ],
        "source": "microsoft_ai_diffusion",
        "figures": {
            ("MSFT.AIDIFF.H1", "SGP", 2025): "58.6",
            ("MSFT.AIDIFF.Q1", "SGP", 2026): "63.40",
            ("MSFT.AIDIFF.Q1", "LAO", 2026): "9.9",
        },
        "without": 1,
    },
    "csv_table, lines above the header": {
        "body": BULK + b'"Country Code","Indicator Code","2019"\n"SGP","X","5703569"\n',
        "kind": "application/octet-stream",
        "rows": {"shape": "csv_table", "edition": "Bulk", "place_column": "Country Code"},
        "series": [("2019", "SP.POP.TOTL", 2019)],
        "source": "wdi",
        "figures": {("SP.POP.TOTL", "SGP", 2019): "5703569"},
    },
    "xlsx_table, a year a column": {
        "body": OXFORD,
        "kind": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "rows": {
            "shape": "xlsx_table",
            "edition": "2023",
            "place_column": "Country",
            "sheet": "Global rankings",
        },
        "series": [
            ("Total", "oxford_gairi_total", 2023),
            ("2023 Ranking", "oxford_gairi_rank", 2023),
        ],
        "source": "oxford_gairi",
        "figures": {
            ("oxford_gairi_total", "SGP", 2023): "81.97",
            ("oxford_gairi_total", "USA", 2023): "84.8",
            ("oxford_gairi_rank", "SGP", 2023): "2",
            ("oxford_gairi_rank", "USA", 2023): "1",
        },
    },
    "xlsx_table, a column of years": {
        "body": GOVTECH,
        "kind": "application/octet-stream",
        "rows": {
            "shape": "xlsx_table",
            "edition": "December 2025",
            "place_column": "Code",
            "year_column": "Year",
            "sheet": "GTMI_Data",
        },
        "series": [("GTMI", "wb_gtmi", "")],
        "source": "gtmi",
        "figures": {("wb_gtmi", "SGP", 2022): "0.9", ("wb_gtmi", "SGP", 2025): "0.975"},
        "without": 1,
    },
}


@pytest.mark.parametrize("name", CASES)
def test_an_answer_is_read_by_two_rows(fetching, name, monkeypatch):
    case = CASES[name]
    server = next(iter(fetching.publishers.servers.values()))
    address = fetching.publishers.address(server)
    fetching.rewrite(
        "connectors.csv", lambda row: None if row["source_id"] == case["source"] else row
    )
    mine = {
        row["connector_id"]
        for row in fetching.publishers.connectors
        if row["source_id"] == case["source"]
    }
    fetching.rewrite(
        "connector_series.csv", lambda row: None if row["connector_id"] in mine else row
    )
    fetching.add(
        "connectors.csv", connector_id="mine", source_id=case["source"], standing="unconfirmed",
        address=f"{address}/data", first_year=2010, pace_seconds=0,
        edition_address=f"{address}/about" if "about" in case else "", **case["rows"],
    )  # fmt: skip
    for code, series, year in case["series"]:
        fetching.add(
            "connector_series.csv", connector_id="mine", code=code, series=series, year=year
        )

    def answer(self, host, path):
        if path == "/about":
            return None, case["about"], "application/json"
        return None, case["body"], case["kind"]

    monkeypatch.setattr(Publishers, "answer", answer)
    fetching.publishers.spoil = dict.fromkeys(
        ("/data", "/about"), lambda handler, body, kind: handler.reply(200, body, kind)
    )
    code, _, wrong = fetching.run(case["source"])
    assert (code, wrong) == (0, "")
    assert fetching.figures(case["source"]) == case["figures"]
    (copy,) = fetching.receipt(case["source"])["copies"]
    assert copy["without_figure"] == case.get("without", 0)
    if "edition" in case:
        assert copy["edition"] == case["edition"]


def test_the_recorded_error_of_the_world_bank_is_told_in_its_words(fetching):
    fetching.publishers.faults["spi"] = lambda handler, body, kind: handler.reply(
        200, recorded("worldbank_v2_error.json"), kind
    )
    assert fetching.run("spi")[2].startswith(
        "spi: refuses the question (Invalid value: The provided parameter value is not valid); "
    )
