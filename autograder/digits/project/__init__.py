"""The sixth part: who judges drawings, rivals, wrong labels and strangers' digits, and how good its bars are."""
