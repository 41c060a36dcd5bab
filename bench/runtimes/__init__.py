"""The container runtimes that bench/containers compares."""
