"""The same verbs from Python, as a notebook uses them."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from serving import serving
from workbench import ARTICLE, RAW

import pipeline
from pipeline.errors import UsageError


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebook") / "build"
    pipeline.build(RAW, folder)
    return folder


@pytest.mark.slow
def test_every_verb_answers_from_a_notebook(dataset: Path) -> None:
    assert pipeline.build(RAW, dataset).fresh
    assert pipeline.query("SELECT 1 AS one", dataset).to_dict("records") == [{"one": 1}]
    assert {"events", "timeline"} <= set(pipeline.tables(build=dataset)["name"])
    assert list(pipeline.tables("countries", dataset)["name"]) == ["country_code", "name"]
    assert list(pipeline.coverage(build=dataset).columns)[:3] == ["source_id", "ordinal", "kind"]
    assert pipeline.show(ARTICLE, dataset).text.startswith("U.S.–Mexico")
    assert [fact.table for fact in pipeline.trace("MEX", build=dataset)] == ["countries"]
    assert pipeline.validate(dataset).ok


def test_a_document_is_added_and_its_address_asked_again_from_a_notebook(tmp_path: Path) -> None:
    with serving() as server:
        url = server.page("/talks.md", "# Talks\n\nMinisters met in Ottawa in 2013.\n")
        added = pipeline.add(url, tmp_path / "raw", license="CC0-1.0")
        assert (added.document.source_id, added.document.license) == ("talks", "CC0-1.0")
        assert [one.status for one in pipeline.drift("talks", raw=tmp_path / "raw")] == ["unchanged"]


@pytest.mark.slow
def test_every_words_of_a_fact_are_the_slice_that_they_claim(dataset: Path) -> None:
    text = pipeline.show(ARTICLE, dataset).text
    for row_id in pipeline.query("SELECT DISTINCT row_id FROM evidence ORDER BY 1", dataset)["row_id"]:
        for fact in pipeline.trace(row_id, build=dataset):
            for place in fact.places:
                assert text[place.char_start :].startswith(place.text)
                assert all(text[w.char_start : w.char_end] == w.quote for w in place.words)


def test_a_stage_that_is_loaded_does_not_replace_the_verb_of_its_name() -> None:
    stage = importlib.import_module("pipeline.validate")
    assert pipeline.validate is not stage
    assert callable(pipeline.validate)


@pytest.mark.slow
def test_a_query_that_writes_is_an_error_with_words(dataset: Path) -> None:
    with pytest.raises(UsageError, match="only reading is allowed"):
        pipeline.query("DELETE FROM events", dataset)


def test_a_name_that_is_no_verb_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        pipeline.nothing  # noqa: B018
