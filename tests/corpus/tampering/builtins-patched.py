# about: patches the builtins that a comparison would use.
# expects: stopped
import builtins

builtins.isinstance = lambda *args: True
builtins.len = lambda *args: 10
builtins.type = lambda *args: float
builtins.sum = max = lambda *args, **kwargs: 1.0
builtins.abs = lambda *args: 0.0
builtins.float = builtins.int = lambda *args: 1
