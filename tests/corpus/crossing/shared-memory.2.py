# about: looks for that shared memory and those queues, and takes them away.
# expects: honest
# use: reader
import ctypes

KEY, REMOVE = 0x5EED0001, 0
libc, loot = ctypes.CDLL(None), []
for name, get, control in (("memory", "shmget", "shmctl"), ("queue", "msgget", "msgctl"), ("semaphore", "semget", "semctl")):
    number = getattr(libc, get)(KEY, 0, 0) if name != "queue" else libc.msgget(KEY, 0)
    if number >= 0:
        loot.append(name)
        libc.semctl(number, 0, REMOVE) if name == "semaphore" else getattr(libc, control)(number, REMOVE, None)
for name, found in (
    ("POSIX memory", lambda: libc.shm_open(b"/corpus-@RUN@", 2, 0) >= 0),
    ("POSIX queue", lambda: libc.mq_open(b"/corpus-@RUN@", 2) >= 0),
):
    try:
        if found():
            loot.append(name)
    except AttributeError:
        pass
libc.shm_unlink(b"/corpus-@RUN@")
