"""The papers of an application: sealed under their owner's key, looked at on the server, never run anywhere."""
