"""What exports say, in each language of the service."""
