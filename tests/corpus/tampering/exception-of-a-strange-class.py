# about: a BaseException whose class, cause, notes and traceback are not what they should be.
# expects: stopped
class Strange(BaseException):
    def __getattribute__(self, name):
        raise KeyboardInterrupt(name)


def make_model():
    strange = Strange()
    BaseException.__setattr__(strange, "__notes__", 3)
    raise strange
