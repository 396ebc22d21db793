"""Settings without throttles: a test run is one address, whose people do in seconds what others do in weeks."""

UNTHROTTLED = {
    "SENDS_AT_ONCE": "0",
    "FAILED_LOG_INS_PER_QUARTER_HOUR": "0",
    "LOG_INS_PER_MINUTE": "0",
    "SIGN_UPS_PER_MINUTE": "0",
    "REFRESHES_PER_MINUTE": "0",
    "LETTERS_PER_HOUR": "0",
}
