# The short code of everything written so far.
fingerprint-label = Code:
fingerprint-whole-label = The same code in full, 64 characters:
fingerprint-own-key = Your key is { $key }. It signs what you hand over.
fingerprint-qr = The code { $code } as a QR code
