"""The vocabulary everything else speaks: frozen data, no files, no network, no clock."""
