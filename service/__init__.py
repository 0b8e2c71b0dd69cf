"""Every edge: command line, HTTP, web page, database, queue."""
