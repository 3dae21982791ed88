"""``python -m tearline`` is the ``tearline`` command."""

from tearline.cli.main import main

main()
