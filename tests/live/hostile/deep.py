"""GraphQL that is meant to cost more than it should."""

TWENTY_FRAGMENTS = "".join(f"fragment F{number} on Viewer {{ ...F{number + 1} }} " for number in range(20))

EXPENSIVE: dict[str, str] = {
    "no GraphQL": "hello",
    "a lone surrogate": '{ node(id: "\\ud800") { __typename } }'.replace("\\ud800", chr(0xD800)),
    "NUL": "{ __typename }\0",
    "an unknown field": "{ secrets }",
    "an unknown fragment": "{ ...Secrets }",
    "an unused fragment": "{ __typename } fragment F on Query { __typename }",
    "a fragment cycle": "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }",
    "a fragment of itself": "{ viewer { ...A } } fragment A on Viewer { ...A }",
    "a chain of fragments that ends nowhere": "{ viewer { ...F0 } } " + TWENTY_FRAGMENTS,
    "fragments that fan out": "{ ...F0 } "
    + "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} ...F{n + 1} }} " for n in range(30))
    + "fragment F30 on Query { nonsense: __typename }",
    "introspection that fans out": "{ __schema { ...F0 } } "
    + "".join(f"fragment F{n} on __Schema {{ ...F{n + 1} ...F{n + 1} ...F{n + 1} }} " for n in range(30))
    + "fragment F30 on __Schema { nonsense }",
    "deep introspection": "{ __schema { types " + "{ fields { type " * 7 + "{ name }" + "} }" * 7 + " } }",
    "3,500 aliases": "{" + " ".join(f"a{number}: __typename" for number in range(3_500)) + "}",
    "20 aliases": "{" + " ".join(f"a{number}: __typename" for number in range(20)) + "}",
    "aliases in fragments": "{ ...F } fragment F on Query {"
    + " ".join(f"a{number}: __typename" for number in range(20))
    + "}",
    "5,000 times one field": "{" + " __typename" * 5_000 + "}",
    "10,000 directives": "{ __typename" + " @a" * 10_000 + "}",
    "300 known directives": "{ __typename" + " @skip(if: false)" * 300 + "}",
    "2,000 operations": " ".join(f"query Q{number} {{ __typename }}" for number in range(2_000)),
    "two operations and no name": "query A { __typename } query B { __typename }",
    "an operation twice": "query A { __typename } query A { __typename }",
    "no operation": "fragment F on Query { __typename }",
    "a schema": "type Query { hello: String }",
    "deep selections": "{ viewer" * 7_000,
    "deep selections that end": "{ a" * 400 + "}" * 400,
    "deep lists": "{ node(id: " + "[" * 20_000 + ") { __typename } }",
    "deep lists that end": "{ node(id: " + "[" * 450 + "]" * 450 + ") { __typename } }",
    "deep objects": "{ node(id: " + "{a:" * 10_000 + ") { __typename } }",
    "a deep type": "query($a: " + "[" * 20_000 + ") { __typename }",
    "900 variables": "query(" + " ".join(f"$a{number}: Int" for number in range(900)) + ") { __typename }",
    "a variable that nobody declared": "{ node(id: $id) { __typename } }",
    "a comment of 60,000 letters": "#" + "x" * 60_000,
    "a block string that never ends": '{ node(id: """' + "x" * 50_000,
    "a name of 60,000 letters": "{ " + "x" * 60_000 + " }",
    "a huge number": "{ rooms(first: " + "9" * 5_000 + ") { edges { cursor } } }",
    "a number beyond floats": "{ rooms(first: 1e400) { edges { cursor } } }",
    "a million rooms": "{ rooms(first: 1000000) { edges { cursor } } }",
    "minus one room": "{ rooms(first: -1) { edges { cursor } } }",
    "a cursor of ours it is not": '{ rooms(first: 1, after: "x") { edges { cursor } } }',
    "conflicting fields": "{ " + " ".join(f"a: node(id: {number}) {{ id }}" for number in range(60)) + " }",
    "defer": "{ ... @defer { __typename } }",
}
