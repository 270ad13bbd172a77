# about: looks for that note in the keyrings.
# expects: honest
# use: reader
import ctypes
import platform

KEYCTL = {"x86_64": 250, "aarch64": 219}.get(platform.machine(), -1)
SEARCH = 10
libc = ctypes.CDLL(None)
loot = [ring for ring in (-3, -4, -5) if libc.syscall(KEYCTL, SEARCH, ring, b"user", b"corpus-@RUN@", 0) > 0]
