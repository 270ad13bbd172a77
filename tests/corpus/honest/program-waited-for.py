# about: runs programs and waits for them.
# expects: honest
# use: honest
import os
import subprocess
import sys

assert subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout.strip() == "42"
assert os.system("true") == 0
assert os.popen("echo hello").read().strip() == "hello"
