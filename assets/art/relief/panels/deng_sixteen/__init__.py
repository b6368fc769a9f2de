"""Relief pictures of the story deng-sixteen."""
