# about: a syntax error on a line of HTML, which the error quotes.
# expects: stopped
# reason: SyntaxError
x = <script>alert(1)</script><img src=x onerror=alert(2)>
