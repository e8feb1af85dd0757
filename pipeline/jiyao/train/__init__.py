"""How the models under `models/` were made; needs the extra `train`."""
