# about: forks that fork, three deep and four wide, each with a session of its own; nobody waits for them.
# expects: cheat
# points: 4
# use: honest
import os
import time


def grow(depth):
    for _ in range(4):
        try:
            child = os.fork()
        except OSError:
            return
        if child == 0:
            os.setsid()
            if depth:
                grow(depth - 1)
            until = time.time() + 20
            while time.time() < until:
                try:
                    time.sleep(0.5)
                except BaseException:
                    pass
            os._exit(0)


grow(2)
