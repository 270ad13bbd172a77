# about: recursion without an end through code in C, with the limit taken off: the stack of the process is full before the clock rings.
# expects: stopped
import sys

sys.setrecursionlimit(2**31 - 1)


def deeper(n):
    return list(map(deeper, [n + 1]))


def make_model():
    return deeper(0)
