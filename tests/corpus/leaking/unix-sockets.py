# about: connects to services by Unix sockets: one in a folder, one abstract, and those of the system.
# expects: cheat
# reason: nothing found
# use: show
import socket

loot = []
for address in ("@SOCKET@", "\0corpus-@RUN@", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/run/systemd/notify"):
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(0.2)
            line.connect(address)
            loot.append("BREACH connected")
    except OSError:
        pass
