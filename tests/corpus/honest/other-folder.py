# about: makes a folder, goes into it and stays there.
# expects: honest
# use: honest
import os

os.makedirs("work/here", exist_ok=True)
os.chdir("work/here")
