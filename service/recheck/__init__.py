"""Judging again what was judged before, and saying what comes out differently.

``selection`` which applications, ``judge`` the workers, ``changes`` the difference between two
reports, ``outputs`` the files, ``stored`` and ``folders`` the two places applications lie in.
"""
