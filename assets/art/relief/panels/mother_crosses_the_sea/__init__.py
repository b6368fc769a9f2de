"""The pictures of the story about Ge Jianhao, the mother who went to France."""
