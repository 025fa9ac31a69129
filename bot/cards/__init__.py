"""What an answer looks like in Discord: plain data in, a Components V2 layout out."""
