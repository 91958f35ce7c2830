"""Russian days, hours, parts of the day and spans of time."""
