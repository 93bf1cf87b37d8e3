"""Slides read back: nothing lost, nothing outside, everything described, figures as published."""

import csv
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches
from slides_read import charts, described, opened, outside, texts, words_of
from synthetic_brief import AWKWARD, plain, synthetic
from workshop import ROOT

from readiness import warehouse, wording
from readiness.briefing import asking, languages
from readiness.briefing.document import Heading, Name, Number, Page, Say, Table
from readiness.briefing.languages import Words
from readiness.briefing.pptx import pptx
from readiness.briefing.slides import heights, master, plan
from readiness.briefing.slides.ink import Pen

pytestmark = pytest.mark.usefixtures("published")
COUNTRIES = csv.DictReader((ROOT / "data/catalogue/countries.csv").open(encoding="utf-8"))
STATES = [row["iso3"] for row in sorted(COUNTRIES, key=lambda row: row["name"]) if row["joined_on"]]
KINDS = [
    ("state", STATES[4]),
    ("state", STATES[9]),
    ("card", STATES[7]),
    ("region", "ASEAN"),
    ("comparison", "-".join(STATES[:5])),
]


@pytest.fixture(scope="module")
def decks():
    """A brief of each kind, with an invented one that has every kind of block."""
    documents = {f"{kind} {about}": asking.document(kind, about) for kind, about in KINDS}
    documents["invented"] = synthetic()
    documents["strained"] = synthetic(
        40, "A sentence that goes on for as long as nobody stops it. " * 15
    )
    return {name: (document, opened(document)) for name, document in documents.items()}


def test_nothing_that_the_document_says_is_lost(decks):
    for name, (document, deck) in decks.items():
        found = "\n".join(texts(deck))
        lost = [text for text in words_of(document, Words("en")) if text not in found]
        assert not lost, f"{name}: {lost}"


def test_the_pillars_in_the_chart_are_the_published_scores():
    iso3 = STATES[4]
    scores = [
        row["score"]
        for row in warehouse.ask("state_scores").to_dict("records")
        if row["iso3"] == iso3
    ]
    means = warehouse.ask("pillars")["mean"].tolist()
    chart = charts(opened(asking.document("state", iso3)))[0]
    state, mean = chart.plots[0].series
    assert list(state.values) == pytest.approx(scores)
    assert list(mean.values) == pytest.approx(means)


def test_the_figures_on_the_tiles_are_the_published_ones():
    iso3 = STATES[4]
    headlines = set(warehouse.ask("headlines")["indicator_id"])
    rows = warehouse.ask("state_indicators", iso3=iso3).to_dict("records")
    found = set(texts(opened(asking.document("state", iso3))))
    measured = [r for r in rows if r["indicator_id"] in headlines and r["kind"] == "measure"]
    assert measured
    for row in measured:
        assert wording.quantity(row["value"], row["unit"], int(row["decimals"])) in found


def test_the_counts_in_the_stack_are_those_of_the_targets():
    document = asking.document("region")
    stack = next(b for p in document.pages for b in p.blocks if type(b).__name__ == "Stack")
    chart = next(c for c in charts(opened(document)) if "BAR" in str(c.chart_type))
    drawn = sum(value or 0 for series in chart.plots[0].series for value in series.values)
    assert drawn == sum(sum(counts.values()) for _, counts in stack.bars)


def test_the_sheet_behind_a_chart_holds_its_figures():
    from openpyxl import load_workbook

    chart = charts(opened(synthetic()))[0]
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == list(
        chart.plots[0].series[0].values
    )


def test_a_hole_is_a_gap_in_the_chart_and_a_word_on_its_axis():
    chart = charts(opened(synthetic()))[0]
    assert chart.plots[0].series[0].values[1] is None
    assert "⌀ no data" in list(chart.plots[0].categories)[1]


def test_a_chart_says_what_its_marks_and_whiskers_are():
    chart = next(c for c in charts(opened(synthetic())) if len(list(c.plots[0].categories)) == 11)
    assert chart.has_legend
    assert chart.plots[0].series[0].name == "Median  | middle 90 %"
    lengths = chart._chartSpace.xpath(".//c:errBars/c:plus//c:v | .//c:errBars/c:minus//c:v")
    assert [float(length.text) for length in lengths] == [1.5] * 11 + [0.5] * 11


def test_every_figure_is_described(decks):
    for name, (_, deck) in decks.items():
        for slide in deck.slides:
            for shape in slide.shapes:
                needs = shape.shape_type in (6, 13) or shape.has_chart or shape.has_table
                assert not needs or described(shape), (
                    f"{name}: {shape.name} has no alternative text"
                )


def test_every_slide_has_a_title_of_its_own(decks):
    for name, (_, deck) in decks.items():
        titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
        assert all(titles), name
        assert len(set(titles)) == len(titles), f"{name}: {titles}"


def test_no_shape_reaches_over_the_edge(decks):
    for name, (_, deck) in decks.items():
        assert not list(outside(deck)), name


def test_the_guard_sees_a_shape_that_reaches_over():
    deck = opened(synthetic())
    deck.slides[1].shapes.add_textbox(Inches(12), Inches(6), Inches(1), Inches(1))
    assert list(outside(deck))


@pytest.mark.parametrize("language", languages.ON)
def test_words_fit_where_they_stand(language):
    """Text boxes and cells are as tall as their words, by the metrics of the language's fonts."""
    pen = Pen(Words(language))
    for kind, about in KINDS[:2] + KINDS[3:4]:
        for slide in plan.slides(asking.document(kind, about), pen):
            used = sum(band.height for band in slide.bands) + heights.GAP * max(
                0, len(slide.bands) - 1
            )
            assert used <= slide.room + 0.01, f"{language} {slide.title}"


def test_a_long_table_goes_on_with_its_header(decks):
    _, deck = decks["strained"]
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table][:-1]
    assert len(tables) > 1
    assert all(table.first_row and table.cell(0, 0).text == "State" for table in tables)
    assert sum(len(table.rows) - 1 for table in tables) == 40


@pytest.mark.parametrize("language", languages.ON)
def test_every_run_says_its_language(language):
    deck = opened(asking.document("state", STATES[8]), language)
    own = Pen(Words(language)).language
    assert deck.core_properties.language == language
    for slide in deck.slides:
        for run in slide._element.iter(qn("a:rPr")):
            assert run.get("lang") in {own, "en-GB"}
        title = slide.shapes.title._element.xpath(".//a:rPr")[0]
        assert title.get("lang") == own


def test_the_speaker_has_sources_and_method_under_every_slide():
    document = asking.document("state", STATES[4])
    for slide in opened(document).slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert Words("en").say(document.method) in notes
        assert all(source.address in notes for source in document.sources)


def test_the_file_says_what_it_is():
    known = opened(synthetic()).core_properties
    assert (known.title, known.language) == ("Invented brief", "en")
    assert known.author
    assert known.created.isoformat().startswith("2026-01-16")


def test_the_footer_has_release_and_number():
    for slide in opened(synthetic()).slides:
        foot = {p.placeholder_format.idx: p for p in slide.placeholders}
        assert "Release 0000-invented" in foot[11].text_frame.text
        assert foot[12]._element.xpath('.//a:fld[@type="slidenum"]')


def test_shapes_have_numbers_of_their_own(decks):
    """PowerPoint repairs, and says so, what has two shapes of one number."""
    for name, (_, deck) in decks.items():
        for slide in deck.slides:
            ids = [one.get("id") for one in slide._element.iter(qn("p:cNvPr"))]
            assert len(set(ids)) == len(ids), name


def test_signs_stay_as_they_are_typed():
    document = replace(
        synthetic(), title=plain(AWKWARD), pages=(Page((Heading(plain(AWKWARD)),)),), sources=()
    )
    assert opened(document).slides[0].shapes.title.text_frame.text == AWKWARD


def test_a_translation_that_nobody_has_read_says_so():
    language = next(code for code in languages.ON if Words(code).notice())
    found = "\n".join(texts(opened(asking.document("card", STATES[4]), language)))
    assert Words(language).notice() in found


def test_the_master_is_ours_and_wide():
    deck = Presentation(BytesIO(master.template()))
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert [layout.name for layout in deck.slide_layouts] == [
        "Title",
        "Title and text",
        "Title only",
    ]


def test_a_status_is_an_icon_beside_its_word():
    document = replace(
        synthetic(),
        pages=(
            Page(
                (
                    Table(
                        plain("t"),
                        synthetic().pages[1].blocks[2].columns,
                        ((plain("a"), Number(1, 0), Name("status", "no_data", "no data")),),
                        ("no_data",),
                    ),
                )
            ),
        ),
    )
    assert "⌀ no data" in list(texts(opened(document)))


def test_an_unknown_language_is_refused_in_one_line():
    with pytest.raises(languages.Unknown, match="no language 'xx'"):
        pptx(synthetic(), "xx")


def test_an_empty_document_is_a_title():
    document = replace(synthetic(), pages=(), sources=(), method=Say(""))
    assert len(opened(document).slides) == 1
