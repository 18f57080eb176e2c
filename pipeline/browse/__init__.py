"""Looking into a finished build: what is there, any question in SQL, and any fact beside its words.

Reads the DuckDB file alone, so it needs neither the raw folder nor the stages that made it.
"""
