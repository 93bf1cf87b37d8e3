"""Words that people use: rows that mean something else than themselves, each once."""

import shutil

import pytest

from readiness import catalogue
from readiness.catalogue.models import Synonym


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(catalogue.CATALOGUE, tmp_path / "catalogue")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("PDPA,data protection law", "already defined on line"),
        ("Price,price", "means itself; remove the row"),
        ("price,", "means is empty; fill it in"),
        (",price", "word is empty; fill it in"),
        ("Burma,Myanmar", "is an alias of a place already; remove the row"),
        ("SINGAPORE,Temasek", "is an alias of a place already; remove the row"),
    ],
)
def test_a_synonym_at_fault_says_where_and_how(folder, line, complaint):
    path = folder / Synonym.file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    _, faults = catalogue.read(folder)
    number = len(path.read_text(encoding="utf-8").splitlines())
    assert {fault.line for fault in faults} == {number}
    assert complaint in "\n".join(map(str, faults))


def test_a_catalogue_may_have_none(folder):
    (folder / Synonym.file).write_text("word,means\n", encoding="utf-8")
    assert catalogue.load(folder).synonyms == ()
