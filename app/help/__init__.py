"""Help on the road: a thread of each application, and the published answers that everybody may search."""
