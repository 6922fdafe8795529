"""What a host is given beside the pages: a record of the build, and the host's own settings."""
