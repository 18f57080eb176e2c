"""raw/ → Documents: the only door by which text comes in, so all that can be wrong with a file is said here.

``raw`` walks the folder, ``content`` opens one file; a converter for each format makes ``pieces`` of it, which
are written down as the text that every offset counts in.
"""

from __future__ import annotations

from pipeline.read.content import FORMATS, Content, read_content
from pipeline.read.raw import (
    DECLARATION,
    MAX_BYTES,
    RESERVED,
    VERSIONS,
    read,
    read_data,
    read_source,
    read_what_can_be_read,
    slug,
)
from pipeline.read.state import state

__all__ = [
    "DECLARATION",
    "FORMATS",
    "MAX_BYTES",
    "RESERVED",
    "VERSIONS",
    "Content",
    "read",
    "read_content",
    "read_data",
    "read_source",
    "read_what_can_be_read",
    "slug",
    "state",
]
