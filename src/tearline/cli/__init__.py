"""The shell's door: parse, call the desk, print."""
