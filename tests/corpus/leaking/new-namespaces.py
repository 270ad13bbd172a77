# about: becomes root in a user namespace of its own, mounts what is hidden, and looks again.
# expects: cheat
# reason: nothing found
# use: show
import ctypes
import os

loot, libc = [], ctypes.CDLL(None)
NEWUSER, NEWNS = 0x10000000, 0x20000
MS_BIND, MS_REC, MS_PRIVATE, MNT_DETACH = 4096, 16384, 2**18, 2
child = os.fork()
if child == 0:
    try:
        found = b""
        os.makedirs("under", exist_ok=True)
        # Only where the new namespace is there: what is mounted in it does not reach the machine's own.
        if libc.unshare(NEWUSER | NEWNS) == 0 and libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None) == 0:
            for place in (b"/tmp", b"/home", b"/proc", b"/root"):
                libc.umount2(place, MNT_DETACH)
            libc.mount(b"/", b"under", None, MS_BIND, None)
            libc.mount(b"proc", b"under", b"proc", 0, None)
        for path in ("@CHECKS@", "@OTHER@", "under@CHECKS@", "under/@PID@/environ", "under/1/environ"):
            try:
                found += open(path, "rb").read(100_000)
            except OSError:
                pass
        with open("found", "wb") as file:
            file.write(found)
    finally:
        os._exit(0)
os.waitpid(child, 0)
try:
    loot.append(open("found", "rb").read())
except OSError:
    pass
