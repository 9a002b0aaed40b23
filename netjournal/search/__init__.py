"""Finding: people by any spelling, records by any words, in one query language.

`everything.Finder` answers a query, which `query` takes apart. Its bare words go two ways. To
people: `words` folds what is typed and what `cards` keeps of each contact into Latin words,
`vocabulary` says which words of theirs a typed one may mean and how surely (`slips` of the hand),
`people` adds that up for everybody who has such a word, and `scoring` gives each typed word of the
best few one word of the card. To records: `texts` looks for the words in `blocks` of lines, newest
first; `noted` finds people by card and note together. Fields and phrases are tests that
`conditions` makes of `fields` and `asking`. The app keeps a Finder current by `update`; a command
makes one and asks once.

Apart from that, `resolve` and its like say whom words on the command line mean, and `alike` and
`likeness` whether two cards are one person's.
"""
