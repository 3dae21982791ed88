"""Japan's Foreign End User List, as JSON."""
