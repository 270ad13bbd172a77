# about: prints fifteen megabytes, in long lines, in many lines and by a program.
# expects: honest
# use: honest
import subprocess
import sys

print("x" * 10_000_000)
for number in range(4000):
    print(number, "y" * 250)
subprocess.run([sys.executable, "-c", "print('z' * 5_000_000)"])
