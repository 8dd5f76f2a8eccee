# The short code of everything written so far.
fingerprint-label = Fingerprint:
fingerprint-qr = QR code of the fingerprint { $code }
