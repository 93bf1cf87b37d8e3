"""Everything that a brief says, every language says: nothing missing, nothing stale."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from readiness.briefing import asking, languages, terms
from readiness.briefing.document import parts
from readiness.briefing.languages import Words

OTHERS = [code for code in languages.ALL if code != languages.SOURCE]


@pytest.fixture(scope="module")
def wanted(published):
    return terms.template()


@pytest.fixture(scope="module")
def documents(published):
    states = [row["iso3"] for row in asking.answer("states")]
    asked = [(kind, state) for kind in ("state", "card") for state in states]
    asked += [("framework", row["framework_id"]) for row in asking.answer("frameworks")]
    asked += [("region", asking.REGION), ("comparison", "-".join(states[:3]))]
    return [asking.document(kind, about) for kind, about in asked]


def keys(catalogue):
    return {(message.context, message.id) for message in catalogue if message.id}


def test_the_template_holds_what_the_code_says_today(wanted):
    with terms.TEMPLATE.open(encoding="utf-8") as file:
        held = read_po(file)
    assert keys(held) == keys(wanted), "run `python -m readiness.briefing.terms`"


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_everything_with_the_same_places(language, wanted):
    assert not terms.faults(languages.catalogue(language), wanted)


@pytest.mark.parametrize("language", languages.ALL)
def test_every_brief_can_be_said(language, documents):
    words = Words(language)
    for document in documents:
        assert all(isinstance(words.say(part), str) for part in parts(document))


def test_what_is_missing_stale_or_misplaced_is_noticed():
    wanted, held = Catalog(), Catalog()
    wanted.add("{n} of {of}")
    wanted.add("Malaysia", context="state")
    wanted.add("{year}")
    held.add("{n} of {of}", "{n} dari {off}")
    held.add("Malaysia", "Malaysia", context="pillar")
    held.add("{year}", "")
    found = terms.faults(held, wanted)
    assert [fault.split(":")[0] for fault in found] == [
        "other places",
        "not said",
        "not said",
        "no longer asked for",
    ]
