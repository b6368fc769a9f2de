"""The one SQLite file of what happened: schema, writer, summary."""
