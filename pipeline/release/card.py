"""``README.md`` of a release: the dataset card that people, and the Hub of Hugging Face, read first."""

from __future__ import annotations

from pipeline.release import about, apa, bibtex, licences, works
from pipeline.release.about import Release
from pipeline.release.loading import lines
from pipeline.release.markdown import code, link, table
from pipeline.release.yaml import yaml
from schemas.tables import description
from schemas.views import VIEWS

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_HUB = {
    "ODbL-1.0": "odbl",
    "ODC-By-1.0": "odc-by",
    "PDDL-1.0": "pddl",
}  # where the Hub's word is not SPDX in small


def text(release: Release) -> str:
    """The card: a YAML header, then what the data are, how to load them, what they rest on and may be used for."""
    parts = (_header, _opening, _loading, _tables, _sources, _limits, _citing, _proof)
    return "\n".join(part(release) for part in parts)


def _header(release: Release) -> str:
    total = sum(rows.num_rows for rows in release.tables.values())
    header = {
        "pretty_name": about.TITLE,
        "language": [about.LANGUAGE],
        "license": _HUB.get(release.license, release.license.lower()),
        "tags": list(about.KEYWORDS),
        "size_categories": [next((size for most, size in _SIZES if total < most), "n>1M")],
        "annotations_creators": ["machine-generated"],
        "configs": [
            {"config_name": name, "data_files": [{"split": "train", "path": f"parquet/{name}.parquet"}]}
            | ({"default": True} if name == "events" else {})
            for name, rows in release.tables.items()
            if rows.num_rows  # the Hub and its library know no table without rows
        ],
    }
    return f"---\n{yaml(header)}---\n"


def _opening(release: Release) -> str:
    return f"""# {about.TITLE}

{about.DESCRIPTION}

Version {release.version}, {release.date}, licensed under [{release.license}]({licences.ADDRESSES[release.license]}).
Every table and column is described in `DICTIONARY.md`.
"""


def _loading(release: Release) -> str:
    return (
        """## Load it

In its folder, in a line:

"""
        + table(("with", "a line"), [(tool, code(line)) for tool, line in lines(release)])
        + """
Any other table is loaded by its name; Hugging Face's library knows none without rows. `hled.duckdb` has views as well, such as
`FROM timeline`.
`csv/` and `parquet/` hold one file a table, `raw/` the documents themselves. Beside them lie:

"""
        + table(
            ("file", "what it is for"), [(code(name), purpose) for name, purpose in about.PURPOSES.items()]
        )
    )


def _tables(release: Release) -> str:
    tables = [(f"`{name}`", f"{rows.num_rows:,}", description(name)) for name, rows in release.tables.items()]
    views = [(f"`{name}`", view.description) for name, view in VIEWS.items()]
    return (
        "## What is in it\n\n"
        + table(("table", "rows", "a row is"), tables)
        + "\n`hled.duckdb` has views beside them:\n\n"
        + table(("view", "what it answers"), views)
    )


def _sources(release: Release) -> str:
    rows = [
        (
            link(source["title"], source["url"]) if source["url"] else str(source["title"]),
            source["publisher"],
            source["license"] or "unknown",
            source["retrieved_on"],
            code(f"raw/{source['path']}"),
        )
        for source in release.sources()
    ]
    listing = table(("document", "publisher", "licence", "retrieved", "file"), rows)
    unknown = (
        "\n**No licence is known by which the words of these documents may be passed on**; ask their publishers first: "
        + ", ".join(f"`{name}`" for name in release.unknown)
        + ".\n"
        if release.unknown
        else ""
    )
    return f"""## What it rests on, and whose that is

The rows quote these documents, so the data as a whole carry the strictest of their licences (`LICENSE-DATA`). `LICENSE` is that
of the program that made them.

{listing}{unknown}"""


def _limits(release: Release) -> str:
    return """## What it is not

The rows are read from documents by rules, not by people. `evidence.basis` tells what the words state from what was
inferred; `notices` lists what looked odd, `corrections` what a person decided. NULL means that no document says so,
not that it is not so. Nothing was checked against the world beyond the documents.
"""


def _citing(release: Release) -> str:
    work = works.of_release(release)
    return f"""## Cite it

{apa.line(work)}

```bibtex
{bibtex.text([work])}```

`CITATION.cff` says the same to programs; `hled cite ROW_ID` cites one fact beside the documents and the words that state it.
"""


def _proof(release: Release) -> str:
    return f"""## Check it

```sh
sha256sum --check SHA256SUMS
hled verify .
```

The digest of all rows, whatever file they are read from, is `{release.digest}`.
"""
