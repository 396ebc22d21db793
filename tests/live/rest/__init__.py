"""REST clients against running servers: beside GraphQL clients, in the same rooms."""
