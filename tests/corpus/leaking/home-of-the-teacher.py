# about: reads the home folders: keys, histories, and what stands in the password file.
# expects: cheat
# reason: nothing found
# use: show
import glob
import os

loot = []
for home in ("@HOME@", "/root", os.path.expanduser("~root"), *glob.glob("/home/*")):
    for path in glob.glob(f"{home}/*") + glob.glob(f"{home}/.*") + glob.glob(f"{home}/.ssh/*"):
        try:
            loot.append(open(path, "rb").read(10_000))
            if not os.path.realpath(path).startswith(os.getcwd()):
                loot.append(f"BREACH {path.removeprefix('@HOME@')}")
        except OSError:
            pass
try:
    loot.append("BREACH " + open("/etc/shadow").readline())
except OSError:
    pass
