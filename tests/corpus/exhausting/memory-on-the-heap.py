# about: fills three gigabytes of memory, in small pieces and in large ones.
# expects: stopped
# reason: emory
held = []
for _ in range(48):
    held.append(bytearray(b"x") * 2**26)
