"""What is reached over HTTP: `webhooks`, `health`, `metrics`, the pages in `staff`, and the server."""
