"""What is reached over HTTP: `webhooks`, `health`, `metrics`, the pages in `staff`, the server."""
