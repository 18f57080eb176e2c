"""Walking through what a careful reader would look at: notices, and passages that gave nothing.

A yes becomes an entry of raw/corrections.toml; the dataset itself is never touched. ``items`` says what there
is to see, ``proposals`` what a yes may mean, ``session`` asks.
"""
