"""What people and programs are given to look at: tables, pages, JSON, progress."""
