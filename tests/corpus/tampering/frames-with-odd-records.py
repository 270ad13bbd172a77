# about: replies made of records and arrays that lie: wrong types, wrong sizes, methods for names, columns of odd length.
# expects: cheat
import autograder.sandbox.wire as wire

ODD = [
    ["Reply", {"kind": "value", "value": ["array", ["int64", [2], 0]]}],
    ["Reply", {"kind": "value", "value": ["array", ["object", [2], 0]]}],
    ["Reply", {"kind": "value", "value": ["array", ["int64", [-1], 0]]}],
    ["Reply", {"kind": "raised", "raised": ["list", [1]]}],
    ["Reply", {"kind": "pass", "value": 4}],
    ["Reply", {"kind": "value", "value": ["table", [["list", [["list", [1]]]], [["list", [1, 2]]]]]}],
    ["Reply", {"kind": "value", "value": ["dict", [[["list", [1]], 1]]]}],
    ["Reply", {"__class__": "Report", "points": 4}],
    ["float", "9" * 1000],
    ["bytes", -1],
    ["object", "os.system"],
]
calls = []
packed = wire._pack


def pack(value, blobs):
    if isinstance(value, dict) and "reply" in value and type(value.get("nonce")) is str:
        calls.append(1)
        return ["dict", [["nonce", value["nonce"]], ["reply", ODD[len(calls) % len(ODD)]]]]
    return packed(value, blobs)


wire._pack = pack


def make_model():
    return None
