"""The author's side: lessons from one source, and the banks that prove the checks."""
