# about: makes links to the labels and the checks in its own folder, and reads by them.
# expects: cheat
# reason: nothing found
# use: show
import os

loot = []
for number, target in enumerate(("@HELDOUT@", "@CHECKS@", "@OTHER@", "/proc/1/root@HELDOUT@", "/proc/self/cwd/../../../@CHECKS@")):
    for link in (os.symlink, os.link):
        try:
            name = f"link-{number}-{link.__name__}"
            link(target, name)
            loot.append(open(name, "rb").read())
        except OSError:
            pass
