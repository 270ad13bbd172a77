# about: ignores the alarm and every other signal that can be ignored, and waits. Runs into the clock.
# expects: stopped
import signal
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD}:
    try:
        signal.signal(number, lambda *args: None)
    except (OSError, ValueError):
        pass
until = time.monotonic() + 60
while time.monotonic() < until:
    time.sleep(1)
