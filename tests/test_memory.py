"""What was read leaves nothing behind: memory does not depend on how many documents came before."""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import tracemalloc
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from corpus import GOLD, documents

import pipeline
from pipeline.collecting import without_collecting
from pipeline.extract import extract, gates
from pipeline.parse import parse
from pipeline.resolve import resolve

# Asked by country, by a verb of the lexicon, by a table, or by the place before or behind a name: their number is fixed.
BY_COUNTRY = {
    "pipeline.checks.tables._without_keys",
    "pipeline.extract.phrases.legal_forms",
    "pipeline.extract.phrases.spoken",
    "pipeline.extract.verb_objects._of_lemma",
    "pipeline.extract.national_bodies._at_home",
    "pipeline.resolve.world._country_phrase",
    "pipeline.resolve.world._usual_parts",
}


def caches() -> Iterator[tuple[str, Any]]:
    """Every function of the program that remembers its answers, by its full name."""
    for found in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if hasattr(value, "cache_parameters") and value.__module__ == found.name:
                yield f"{found.name}.{name}", value


def test_whatever_is_remembered_of_documents_is_bounded() -> None:
    endless = {
        name
        for name, function in caches()
        if function.cache_parameters()["maxsize"] is None and inspect.signature(function).parameters
    }
    assert endless == BY_COUNTRY


def test_reading_makes_nothing_that_only_the_collector_could_free() -> None:
    made = list(islice(documents(), 30))
    resolve(
        [extract(document, parse(document)) for document in made]
    )  # tables and patterns are made on first use
    gc.collect()
    with without_collecting():
        resolve([extract(document, parse(document)) for document in made])
        assert gc.collect() == 0


@pytest.mark.parametrize("before", [True, False])
def test_the_collector_goes_on_as_it_did_whatever_happens(before: bool) -> None:
    was = gc.isenabled()
    (gc.enable if before else gc.disable)()
    try:
        with pytest.raises(ValueError, match="torn"), without_collecting():
            assert not gc.isenabled()
            raise ValueError("torn")
        assert gc.isenabled() == before
    finally:
        (gc.enable if was else gc.disable)()


def forget() -> None:
    for _, function in caches():
        if function.cache_parameters()["maxsize"] is not None:
            function.cache_clear()
    gates.forget()


def kept_after(texts: Iterator[Any], number: int) -> int:
    """Bytes in use after reading that many more documents, the bounded memories emptied."""
    for document in islice(texts, number):
        extract(document, parse(document))
    forget()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.slow
def test_reading_more_documents_keeps_no_more_memory() -> None:
    texts = documents()
    tracemalloc.start()
    try:
        kept_after(texts, 10 + sum(1 for _ in (GOLD / "docs").iterdir()))  # tables are made on first use
        before = kept_after(texts, 20)
        after = kept_after(texts, 60)
    finally:
        tracemalloc.stop()
    assert after - before < 60 * 100  # bytes: a hundredth of what one document takes
