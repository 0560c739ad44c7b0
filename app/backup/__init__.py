"""Everything an installation must not lose, copied into a folder and brought back from it."""
