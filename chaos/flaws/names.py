"""Every flaw, by the name that `--flaw` takes, and the module that has it."""

FLAWS = {
    "no_row_lock": "storing",
    "no_row_lock_and_no_keys": "storing",
    "no_token_key": "storing",
    "acknowledged_early": "storing",
    "token_forgotten": "storing",
    "no_look": "telling",
    "resumed_one_too_far": "telling",
    "news_believed": "telling",
}
