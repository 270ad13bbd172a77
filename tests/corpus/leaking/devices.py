# about: reads memory and disks of the machine as devices, and makes a device of its own.
# expects: cheat
# reason: nothing found
# use: show
import glob
import os
import stat

loot = []
for path in ["/dev/mem", "/dev/kmsg", "/proc/kcore", *glob.glob("/dev/sd?"), *glob.glob("/dev/vd?"), *glob.glob("/dev/nvme?n?")]:
    try:
        with open(path, "rb", buffering=0) as device:
            loot.append(f"BREACH {path} {len(device.read(512))}")
    except OSError:
        pass
try:
    os.mknod("own-device", stat.S_IFBLK | 0o600, os.makedev(254, 0))
    with open("own-device", "rb", buffering=0) as device:
        loot.append(f"BREACH own device {len(device.read(512))}")
except OSError:
    pass
