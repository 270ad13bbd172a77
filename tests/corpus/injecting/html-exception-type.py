# about: the name of an exception's class is HTML.
# expects: stopped
# reason: make_model
def make_model():
    raise type("<img src=x onerror=alert(1)>", (Exception,), {"__module__": "<script>"})("<b>")
