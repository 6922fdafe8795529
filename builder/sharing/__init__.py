"""What others get to see of our pages: in a messenger, a list of search results, an e-mail, a letter.

All of it is made from the facts alone, without network, and carries nothing that tells one reader from another.
"""
