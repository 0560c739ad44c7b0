"""An open point: its hours, certificate and public page, when it is inspected again, what is done against it."""
