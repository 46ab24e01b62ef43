"""Every fault, in the order of the lines."""

from tests.faults import consoles, crowd, errors, hostile, kills, links, locks, readonly, repositories, space, streams
from tests.faults.outcome import Fault

FAULTS = (
    Fault("kill9_record", kills.kill_record),
    Fault("kill9_collect", kills.kill_collect),
    Fault("kill9_decide", kills.kill_decide),
    Fault("kill9_brief", kills.kill_brief),
    Fault("io_error_write", errors.fail_write),
    Fault("io_error_fsync", errors.fail_fsync),
    Fault("io_error_rename", errors.fail_rename),
    Fault("enospc_0", space.full, mounts=True),
    Fault("enospc_4k", space.one_block_free, mounts=True),
    Fault("enospc_8k", space.two_blocks_free, mounts=True),
    Fault("readonly", readonly.read_only, mounts=True),
    Fault("concurrent_2", crowd.two),
    Fault("concurrent_8", crowd.eight),
    Fault("concurrent_commit", crowd.commits),
    Fault("stale_lock", locks.stale),
    Fault("clock_back", locks.clock_back),
    Fault("symlink_file", links.file_link),
    Fault("symlink_folder", links.folder_link),
    Fault("stdout_closed", streams.closed),
    Fault("stdout_full", streams.full),
    Fault("stdout_head", streams.head),
    Fault("locale_c", consoles.locale_c),
    Fault("gbk", consoles.gbk),
    Fault("tty_and_colour", consoles.terminal),
    Fault("git_none", repositories.no_repository),
    Fault("git_no_commit", repositories.no_commit),
    Fault("git_shallow", repositories.shallow),
    Fault("git_detached", repositories.detached),
    Fault("git_worktree", repositories.worktree),
    Fault("git_submodule", repositories.submodule),
    Fault("git_bare", repositories.bare),
    Fault("git_other_owner", repositories.another_owner),
    Fault("git_hostile_config", hostile.hostile),
)
BY_NAME = {fault.name: fault for fault in FAULTS}
