"""English, as written in the US and in Britain."""
