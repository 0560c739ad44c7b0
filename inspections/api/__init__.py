"""The field work over HTTP: one file a resource; no rule lives here."""
