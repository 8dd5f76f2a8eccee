# The short code of everything written so far.
fingerprint-label = Fingerprint:
fingerprint-whole-label = The same code in full, 64 characters:
fingerprint-own-key = Your key is { $key }. It signs what you hand over.
fingerprint-qr = QR code of the fingerprint { $code }
