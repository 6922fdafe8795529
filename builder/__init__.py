"""The machinery of Beyond the Session: plain Python between the words and the finished site.

Data flows one way. `project` reads words and facts and checks them whole; `components` turns facts into HTML;
`finish` completes the pages an engine has written and `site_check` reads them back as a visitor's browser would.
`words` measures how those pages read, and stops nothing.
Only `engines` knows MkDocs, so that the engine can be changed and the rest stays; and the one that may take its place,
which `rehearsal` tries.
"""
