"""PDF files to pages: a text layer where it is what a person sees, else a picture."""
