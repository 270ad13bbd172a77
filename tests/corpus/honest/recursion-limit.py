# about: raises the limit of recursion and uses it a little.
# expects: honest
# use: honest
import sys

sys.setrecursionlimit(20_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


assert depth(3000) == 3000
