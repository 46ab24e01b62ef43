"""Every fault, in the order of the lines."""

from tests.faults import errors, kills
from tests.faults.outcome import Fault

FAULTS = (
    Fault("kill9_record", kills.kill_record),
    Fault("kill9_collect", kills.kill_collect),
    Fault("kill9_decide", kills.kill_decide),
    Fault("kill9_brief", kills.kill_brief),
    Fault("io_error_write", errors.fail_write),
    Fault("io_error_fsync", errors.fail_fsync),
    Fault("io_error_rename", errors.fail_rename),
)
BY_NAME = {fault.name: fault for fault in FAULTS}
