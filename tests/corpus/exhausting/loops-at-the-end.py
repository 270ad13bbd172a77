# about: honest work that leaves behind an exit handler, a finaliser and a thread, none of which ever ends.
# expects: cheat
# points: 4
# use: honest
import atexit
import threading
import time


def forever():
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            time.sleep(0.1)
        except BaseException:
            pass


class Last:
    def __del__(self, forever=forever):
        forever()


atexit.register(forever)
threading._register_atexit(forever)
threading.Thread(target=forever, daemon=False).start()
last = Last()
