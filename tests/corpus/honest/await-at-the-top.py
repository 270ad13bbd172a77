# about: waits at the top of a cell, as notebooks allow.
# expects: honest
# use: honest
import asyncio

await asyncio.sleep(0.01)
found = await asyncio.gather(asyncio.sleep(0.01, result=1), asyncio.sleep(0.01, result=2))
assert found == [1, 2]
