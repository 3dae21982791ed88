"""How files are written: strict YAML in, canonical JSON out. Used by every floor above."""
