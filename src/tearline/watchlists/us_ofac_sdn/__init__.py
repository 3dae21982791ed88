"""The US list of Specially Designated Nationals, in OFAC's own four CSV files."""
