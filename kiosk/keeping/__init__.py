"""What the station keeps: backups that are proved by restoring them, exports, the day card."""
