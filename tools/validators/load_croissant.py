"""Loads every record set of a Croissant file and holds it against its Parquet file; run where mlcroissant is installed.

python load_croissant.py croissant.json
"""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from pathlib import Path

import mlcroissant
import pyarrow.parquet


def rows_of(records: object) -> Counter[str]:
    """Records as a multiset of JSON, so that their order does not matter."""
    return Counter(json.dumps(record, sort_keys=True) for record in records)  # type: ignore[attr-defined]


def plain(value: object) -> object:
    """A value as JSON has it, whichever library made it."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def main(path: Path) -> int:
    """Exit code 1 if a record set does not load, or is not what its file holds."""
    failed = 0
    dataset = mlcroissant.Dataset(str(path))
    for described in dataset.metadata.record_sets:
        name = described.id
        try:
            loaded = [
                {key.partition("/")[2]: plain(value) for key, value in record.items()}
                for record in dataset.records(name)
            ]
        except Exception as error:  # whatever the library raises, the record set does not load
            print(f"{name}: does not load: {type(error).__name__}: {error}")
            failed = 1
            continue
        there = pyarrow.parquet.read_table(path.parent / "parquet" / f"{name}.parquet").to_pylist()
        if rows_of(loaded) != rows_of([{key: plain(value) for key, value in row.items()} for row in there]):
            print(f"{name}: {len(loaded)} records are not the {len(there)} rows of its file")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
