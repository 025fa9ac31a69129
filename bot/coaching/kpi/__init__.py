"""Key figures of posts: typed figures read, rates worked out, a member's own history. Arithmetic only."""
