# about: connects to a service of this machine, by TCP, by UDP, and by name to the world.
# expects: cheat
# reason: nothing found
# use: show
import socket

loot = []
for kind, port in ((socket.SOCK_STREAM, "@PORT@"), (socket.SOCK_DGRAM, "@UDP@")):
    for host in ("127.0.0.1", "::1", "localhost"):
        try:
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, kind) as line:
                line.settimeout(0.2)
                line.connect((host, int(port)))
                line.send(b"corpus-@RUN@")
                # Without a network of the grader the datagram goes nowhere; the listener knows.
                loot.append("BREACH connected" if kind == socket.SOCK_STREAM else "sent")
        except OSError:
            pass
