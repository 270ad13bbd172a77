# about: writes made-up messages into every pipe and socket: all cells done, right answers, full points.
# expects: cheat
import json
import os
import stat
import struct


def forge(message):
    header = json.dumps(message).encode()
    frame = struct.pack(">I", len(header)) + header
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode) or stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, frame)
        except OSError:
            pass


for body in (
    ["dict", [["done", True]]],
    ["dict", [["nonce", ""], ["reply", ["Reply", {"kind": "value", "value": ["list", [3, 7]]}]]]],
    ["dict", [["points", 4], ["status", "pass"]]],
):
    forge({"blobs": 0, "body": body})


def make_model():
    return None
