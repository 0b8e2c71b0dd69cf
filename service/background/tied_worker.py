"""The worker ``zuozheng serve`` starts: it stops when standard input ends, so when serve dies.

Nothing is imported at the top: reading processes import this file again when they start.
"""

if __name__ == "__main__":
    from service import settings
    from service.background import worker

    worker.run(settings.load(), tied=True)
