# about: an honest model that writes to the error stream of the process, where there must be room for it.
# expects: honest
# use: honest
import sys

print("I have begun.", file=sys.__stderr__, flush=True)
