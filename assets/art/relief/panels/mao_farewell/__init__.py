"""The pictures of the story about Mao Zedong seeing his friends off."""
