"""What every test goes by."""

import os

# the same on a machine with the extra and on one without; what tests embeddings asks for them
os.environ.setdefault("VOICEBOT_MATCH__SEMANTIC", "off")
