"""These tests need PyTorch, which ``make reference`` installs; without it they are not there."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") else ["test_*.py"]
