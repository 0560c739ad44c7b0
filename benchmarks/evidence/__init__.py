"""Whether the checks of photos find what is forged, and leave what is honest alone; how fast a twin is looked up."""
