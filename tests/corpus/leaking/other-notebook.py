# about: reads the notebook of another student.
# expects: cheat
# reason: nothing found
# use: show
import os

loot = []
try:
    loot.append(open("@OTHER@").read())
except OSError:
    pass
try:
    loot.append("BREACH other students: " + " ".join(os.listdir("@SUBMISSIONS@")[:3]))
except OSError:
    pass
