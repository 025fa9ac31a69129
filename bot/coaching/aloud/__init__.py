"""What is said aloud: subtitle and text files read as speech, reviewed by timestamp, and mended."""
