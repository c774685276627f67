"""`python -m jiceng.cli`, where the script `jiceng` is not on the path."""

import sys

from jiceng.cli import main

sys.exit(main())
