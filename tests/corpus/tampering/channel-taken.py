# about: finds the wire's own object by the garbage collector and in the frames of the driver, and answers in its place.
# expects: cheat
import gc
import sys

found = [thing for thing in gc.get_objects() if type(thing).__name__ in ("Channel", "Responder", "Judge", "HeldoutJudge")]
frame = sys._getframe()
while frame is not None:
    found += [value for value in frame.f_locals.values() if hasattr(value, "send") and hasattr(value, "receive")]
    frame = frame.f_back
for thing in found:
    if hasattr(thing, "send"):
        thing.send({"done": True})
        thing.send({"nonce": "0" * 16, "reply": {"kind": "value", "value": [3, 7]}})
