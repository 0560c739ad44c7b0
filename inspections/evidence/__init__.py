"""What a photo says of itself: pixels, EXIF, place, and the list of checks."""
