# about: reads the labels of the held-out images from the file that it knows.
# expects: cheat
# reason: nothing found
# use: show
import numpy as np

loot = []
try:
    loot.append(open("@HELDOUT@", "rb").read())
    loot.append("BREACH " + " ".join(np.load("@HELDOUT@")["note"].astype(str)))
except OSError:
    pass
