# about: raises errors and catches them, those that end Python too, and shows the traceback.
# expects: honest
# use: honest
import sys
import traceback

for error in (ValueError("no"), KeyboardInterrupt(), SystemExit(1)):
    try:
        raise error
    except BaseException:
        traceback.print_exc()
try:
    sys.exit("bye")
except SystemExit:
    pass
try:
    input("name? ")
except Exception:
    pass
