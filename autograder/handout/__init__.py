"""What is handed to students: lessons in a folder to work in, and newer ones beside them."""
