//! What a process costs, as the system counts it.

use anyhow::{Context, bail};
use std::{fs, process::Command, time::Duration};

/// Processor time that a process has used so far, in all its threads.
pub(super) fn cpu(pid: u32) -> anyhow::Result<Duration> {
    let mut nanos = 0;
    for thread in fs::read_dir(format!("/proc/{pid}/task"))? {
        // A thread that ends while it is looked at has used what it had used.
        let Ok(line) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        nanos += line.split(' ').next().and_then(|used| used.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(Duration::from_nanos(nanos))
}

/// Memory that a process holds now, in bytes.
pub(crate) fn memory(pid: u32) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let line = line.context("the system tells the memory held")?;
    let kib: u64 = line.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(kib * 1024)
}

/// Puts all threads of a process on one core, so that server and crowd do not share any.
pub(super) fn pin(pid: u32, core: usize) -> anyhow::Result<()> {
    let (core, pid) = (core.to_string(), pid.to_string());
    let pinned = Command::new("taskset").args(["-acp", &core, &pid]).output();
    let pinned = pinned.context("taskset (Debian: util-linux) is needed to pin cores")?;
    if !pinned.status.success() {
        bail!("core {core} cannot be used: {}", String::from_utf8_lossy(&pinned.stderr).trim());
    }
    Ok(())
}

/// Fails where this process may not hold as many sockets as the run needs: before it, not in the middle.
///
/// # Errors
/// With the command that raises the limit.
pub(crate) fn enough_handles(sockets: usize) -> anyhow::Result<()> {
    let limits = fs::read_to_string("/proc/self/limits")?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().next()).unwrap_or("unlimited");
    let wanted = sockets + 200;
    match soft.parse::<usize>() {
        Ok(soft) if soft < wanted => {
            bail!(
                "{wanted} file handles are needed, {soft} are allowed: run `ulimit -n {wanted}` first"
            )
        }
        // Not a number: unlimited.
        Ok(_) | Err(_) => Ok(()),
    }
}
