//! Evidence-like files made by code, for tests and for the demo case.
