"""Any list in a CSV file, with a small mapping file."""
