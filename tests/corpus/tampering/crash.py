# about: reads address 0, so that Python dies of a segmentation fault.
# expects: stopped
# reason: ended
import ctypes

ctypes.string_at(0)
