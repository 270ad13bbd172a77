# about: reads the command lines of all processes, for secrets that were given as arguments.
# expects: cheat
# reason: nothing found
# use: show
import glob
import sys

loot = [repr(sys.argv), repr(sys.orig_argv)]
for path in glob.glob("/proc/[0-9]*/cmdline") + ["/proc/@PID@/cmdline"]:
    try:
        loot.append(open(path, "rb").read(10_000))
    except OSError:
        pass
