"""The Spanish vocabulary: Mexico, the United States, Spain."""
