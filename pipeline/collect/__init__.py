"""How documents get into raw/, and whether what they were taken from still says the same."""
