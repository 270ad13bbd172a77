"""What `course grade` has made, in the forms that learning platforms take back."""
