# about: sets a trace function that changes what the functions of the driver see and return.
# expects: cheat
import ctypes
import sys
import threading


def trace(frame, event, argument):
    if "autograder" in frame.f_code.co_filename:
        for name in ("reply", "error", "kind"):
            if name in frame.f_locals:
                frame.f_locals[name] = None
                ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
    return trace


threading.settrace(trace)
sys.settrace(trace)
frame = sys._getframe()
while frame is not None:
    frame.f_trace = trace
    frame = frame.f_back


def make_model():
    return 3
