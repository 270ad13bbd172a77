# about: a reply whose header is not strict JSON: NaN, an endless integer, a deep nest, twice the same key.
# expects: stopped
import os
import stat
import struct


def make_model():
    headers = [
        b'{"blobs": 0, "body": NaN}',
        b'{"blobs": ' + b"9" * 5000 + b', "body": null}',
        b"[" * 200_000,
        b'{"blobs": 0, "blobs": 1000000000, "body": ["array", ["object", [1000000000], 0]]}',
    ]
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode) or stat.S_ISFIFO(os.fstat(fd).st_mode):
                for header in headers:
                    os.write(fd, struct.pack(">I", len(header)) + header)
        except OSError:
            pass
