"""The facts as types: what each file in `data/`, and the head of a page, may hold.

One class for each thing staff write down. A model refuses what it doesn't know, so a misspelt field is found and not
dropped. `all_facts` holds them together.
"""

import os

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # it takes pydantic long to look for them
