"""The nouns of the field: frozen values, pure functions, standard library only.

Every other package speaks in these. Nothing here reads a clock, a file or a network.
"""
