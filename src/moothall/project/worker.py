"""The application as the workers of `moothall serve` run it.

A worker is deaf to Ctrl-C, which a terminal sends to everyone: the server hears it and ends its workers in good order.
One that hears both may hang.
"""

import signal

from moothall.project.wsgi import application

__all__ = ["application"]

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
