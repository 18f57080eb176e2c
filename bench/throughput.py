"""How fast documents become rows, beside a spaCy blank pipeline on the same texts, and what is kept in memory.

Everything on one core, in seconds of processor time, so that a busy machine counts less. The two take turns. MB are
10⁶ bytes of UTF-8.

    python bench/throughput.py [MB [ROUNDS]]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
PEERS = ROOT / "bench" / ".venv"
PEER = PEERS / "bin" / "python"
STAGES = ("parse", "extract", "resolve")
DOCUMENTS = 500  # read in the smallest measurement of memory


def measure(megabytes: float) -> dict[str, float]:
    """Seconds of processor time of each stage over a corpus of that size, and its size in MB."""
    from corpus import of_size

    from pipeline.collecting import without_collecting
    from pipeline.extract import extract
    from pipeline.parse import parse
    from pipeline.resolve import resolve

    documents = of_size(int(megabytes * 1e6))
    for document in documents[:20]:
        resolve([extract(document, parse(document))])  # builds what is built on first use
    taken = {"MB": sum(document.byte_count for document in documents) / 1e6}
    with without_collecting():
        started = time.process_time()
        passages = [parse(document) for document in documents]
        parsed = time.process_time()
        extractions = [extract(*both) for both in zip(documents, passages, strict=True)]
        extracted = time.process_time()
        resolve(extractions)
        resolved = time.process_time()
    return taken | dict(
        zip(STAGES, (parsed - started, extracted - parsed, resolved - extracted), strict=True)
    )


def memory(documents: int) -> float:
    """The most memory (MB) that a process used which read that many documents and kept none."""
    from resource import RUSAGE_SELF, getrusage

    from corpus import documents as endless

    from pipeline.extract import extract
    from pipeline.parse import parse

    for document in islice(endless(), documents):
        extract(document, parse(document))
    peak = getrusage(RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def apart(what: str, value: float) -> dict[str, float]:
    """One of the two in a process of its own."""
    command = [sys.executable, __file__, f"--{what}", str(value)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def peer(texts: Path) -> float:
    """Seconds of processor time that spaCy takes over the same texts."""
    command = [str(PEER), str(ROOT / "bench" / "peer_spacy.py"), str(texts)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(megabytes: float, rounds: int) -> None:
    """Print both, the median of all rounds."""
    from corpus import of_size

    there = (PEERS / ".ready").exists()
    runs, peers = [], []
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps([document.text for document in of_size(int(megabytes * 1e6))]))
        for _ in range(rounds):
            runs.append(apart("measure", megabytes))
            peers += [peer(texts)] if there else []
    size = runs[0]["MB"]
    print(f"{f'{size:.1f} MB, median of {rounds}':<34}{'seconds':>9}{'MB/s':>9}")
    total = statistics.median(sum(run[stage] for stage in STAGES) for run in runs)
    rows = {stage: statistics.median(run[stage] for run in runs) for stage in STAGES} | {"all three": total}
    if peers:
        rows["spaCy blank pipeline"] = statistics.median(peers)
    for name, seconds in rows.items():
        print(f"{name:<34}{seconds:>9.2f}{size / seconds:>9.3f}")
    if peers:
        print(f"{'all three beside spaCy':<34}{'':>9}{statistics.median(peers) / total:>8.2f}×")
    else:
        print(
            f"spaCy is not installed in {PEERS.relative_to(ROOT)}: no comparison. `make bench` installs it."
        )
    print(f"{'documents read, none kept':<34}{'peak MB':>9}")
    for times in (1, 2, 4):
        print(f"{times * DOCUMENTS:<34}{apart('memory', times * DOCUMENTS)['peak']:>9.1f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--measure", size]:
            print(json.dumps(measure(float(size))))
        case ["--memory", number]:
            print(json.dumps({"peak": memory(int(float(number)))}))
        case arguments:
            main(float(arguments[0]) if arguments else 10.0, int(arguments[1]) if arguments[1:] else 3)
