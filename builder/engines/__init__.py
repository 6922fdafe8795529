"""What is known of the engines that turn words into pages. All else would do with any.

`mkdocs_engine` runs MkDocs, which builds the site now; `mkdocs_spared` and `mkdocs_shares` make it quicker.
`zensical_engine` is for rehearsals of the move.
"""
