"""What happens to the pages an engine has written: `finish` completes them, `site_check` reads them back.

All of it works on the output folder alone, so any engine will do.
"""
