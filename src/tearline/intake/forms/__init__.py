"""Messages in other forms than plain text: Word, PDF, web pages, e-mail, and archives of them.

Each form becomes an ``Extract``: its text in parts, in the order in which a reader meets them, and what of it was
left out. ``reading.py`` reads the parts; nothing in a file is run, followed or fetched.
"""
