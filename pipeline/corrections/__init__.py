"""A person has the last word: raw/corrections.toml over what the rules read.

The file is parsed before any document is (``entries``), and applied between resolving and validating
(``apply``), to tables as they were read: no correction sees the effect of another, so their order in the file
means nothing. What cannot be applied exactly as it was meant stops the build.
"""
