"""One measure a file; each takes Options and returns the lines of its markdown section."""
