# about: the text of an exception is HTML that acts: scripts, handlers, forms, frames, a redirection.
# expects: stopped
# reason: script
text = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
    "</td></tr></table></p></main><form action='javascript:alert(4)'><input type=submit autofocus onfocus=alert(5)>"
    "<iframe src='javascript:alert(6)'></iframe><meta http-equiv=refresh content='0;url=https://example.org'>"
    "<base href='https://example.org/'><style>*{display:none}</style><a href='javascript:alert(7)'>more</a>"
)


def make_model():
    raise ValueError(text)
