# about: leaves threads behind, one that works and one that sleeps.
# expects: honest
# use: honest
import threading
import time

threading.Thread(target=time.sleep, args=(600,)).start()
threading.Thread(target=lambda: [time.sleep(0.01) for _ in range(6000)], daemon=True).start()
