# about: leaves a note in the kernel's keyrings of its user and session.
# expects: cheat
# points: 4
# use: honest
import ctypes
import platform

ADD_KEY = {"x86_64": 248, "aarch64": 217}.get(platform.machine(), -1)
for keyring in (-3, -4, -5):
    ctypes.CDLL(None).syscall(ADD_KEY, b"user", b"corpus-@RUN@", b"a note", 6, keyring)
