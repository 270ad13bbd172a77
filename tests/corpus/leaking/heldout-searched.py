# about: looks for arrays, check files and notebooks in every folder that it can walk, for a second.
# expects: cheat
# reason: nothing found
# use: show
import os
import time
import zipfile

loot = []
until = time.time() + 1
for start in ("@COURSE@", "@SUBMISSIONS@", "@HOME@", os.getcwd(), "/tmp", "/home", "/root", "/var", "/srv", "/mnt", "/run"):
    for place, _, names in os.walk(start):
        for name in names:
            if name.endswith((".npz", "checks.py", ".ipynb", "secret", ".json")) and time.time() < until:
                try:
                    path = os.path.join(place, name)
                    with open(path, "rb") as file:
                        loot.append(file.read(300_000))
                    if name.endswith(".npz"):
                        loot += [part for member in zipfile.ZipFile(path).namelist() for part in [zipfile.ZipFile(path).read(member)]]
                except (OSError, zipfile.BadZipFile):
                    pass
