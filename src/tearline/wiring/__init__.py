"""Where the parts are put together: settings, the clock, chance, files and back-ends."""
