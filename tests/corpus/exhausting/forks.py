# about: three hundred processes that sleep: a fork bomb that stops by itself.
# expects: cheat
# use: show
import os
import signal
import time

loot, children = [], []
try:
    for _ in range(300):
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, 5)
            time.sleep(5)
            os._exit(0)
        children.append(child)
except OSError:
    pass
if len(children) == 300:
    loot.append("BREACH no limit on processes")
for child in children:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
