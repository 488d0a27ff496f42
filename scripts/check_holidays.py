"""Says whether the bank-holiday data reaches far enough beyond the day given: `check_holidays.py 2026-11-22`."""

import datetime as dt
import sys

from moothall.rules.bank_holidays import data_runs_short

if __name__ == "__main__":
    sys.exit(data_runs_short(dt.date.fromisoformat(sys.argv[1])))
