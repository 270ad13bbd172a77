# about: exit handlers that raise, and a finaliser that does.
# expects: honest
# use: honest
import atexit
import weakref


class Held:
    def __del__(self):
        raise RuntimeError("gone")


held = Held()
weakref.finalize(held, print, "finalised")
atexit.register(lambda: 1 / 0)
del held
