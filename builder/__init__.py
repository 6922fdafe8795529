"""The machinery of Beyond the Session: plain Python between the words and the finished site.

Data flows one way. `project` reads words and facts and checks them whole; `components` turns facts into HTML;
`finish` completes the pages an engine has written and `site_check` reads them back as a visitor's browser would.
`words` measures how those pages read, and stops nothing.
Only `mkdocs_engine` knows MkDocs, so that the engine can be changed and the rest stays. Only `zensical_engine` knows
the one that may take its place, which `rehearsal` tries.
"""
