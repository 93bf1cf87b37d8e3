"""Where is what I am looking for, in the words I use?"""

from readiness.components import page, search

page.head("Search")
search.results(search.box())
page.foot()
