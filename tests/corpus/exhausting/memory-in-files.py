# about: fills memory that counts as files: memfd and /dev/shm, up to two gigabytes and a half.
# expects: cheat
# reason: nothing found
# use: show
import os

loot, held = [], 0
chunk = b"x" * 2**24
for number in range(25):
    try:
        fd = os.memfd_create(f"corpus-{number}") if number % 2 else os.open(f"/dev/shm/corpus-@RUN@-{number}", os.O_CREAT | os.O_RDWR)
        if not number % 2:
            os.unlink(f"/dev/shm/corpus-@RUN@-{number}")
        for _ in range(6):
            held += os.write(fd, chunk)
    except (OSError, MemoryError):
        pass
if held > 2 * 2**30:
    loot.append(f"BREACH {held} bytes of memory outside the limit")
