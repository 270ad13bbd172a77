# about: puts in the place of the notebook's names a dictionary that has an answer for every name.
# expects: cheat
class Everything(dict):
    def get(self, name, default=None):
        return lambda *args: [3, 7]

    def __missing__(self, name):
        return [3, 7]


def swap(shell, names):
    shell.user_ns.clear()
    shell.user_ns = names


swap(get_ipython(), Everything())
