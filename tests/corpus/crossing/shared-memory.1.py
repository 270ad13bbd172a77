# about: leaves System V shared memory, a message queue, a semaphore, POSIX shared memory and a POSIX queue.
# expects: cheat
# points: 4
# use: honest
import ctypes

KEY, CREATE = 0x5EED0001, 0o1666
libc = ctypes.CDLL(None)
for call in (
    lambda: libc.shmget(KEY, 4096, CREATE),
    lambda: libc.msgget(KEY, CREATE),
    lambda: libc.semget(KEY, 1, CREATE),
    lambda: libc.shm_open(b"/corpus-@RUN@", 0o102, 0o666),
    lambda: libc.mq_open(b"/corpus-@RUN@", 0o102, 0o666, None),
    lambda: libc.sem_open(b"/corpus-@RUN@", 0o100, 0o666, 1),
):
    try:
        call()
    except AttributeError:
        pass
