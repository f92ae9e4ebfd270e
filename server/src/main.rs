//! `foorumi`: reads the configuration, starts the server, waits for the signal to stop. Or asks a server
//! that runs for something, as an operator.

use anyhow::{Context, Result};
use clap::Parser;
use foorumi_server::{Act, Cli, Config, ErasePerson, Server, listen, operator};
use mimalloc::MiMalloc;
use std::{
    future::Future,
    io::{self, BufRead, IsTerminal, Read},
    path::Path,
    process::ExitCode,
};
use tracing::Level;
use tracing_subscriber::{
    filter::{FilterFn, Targets},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};
use zeroizing_alloc::ZeroAlloc;

/// Memory that is let go is wiped: who sent a vote, and the key of a vote that is over, are in no dump (PL5).
#[global_allocator]
static ALLOCATOR: ZeroAlloc<MiMalloc> = ZeroAlloc(MiMalloc);

/// What SQLite lets go is wiped by the C library, which reads at the start of a process whether it shall.
/// It keeps no freed pieces for a thread, since it would not wipe those.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const WIPES: &str = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0";

/// Threads that read and write files for others. Tokio's own 512 would all be there for as many slow
/// readers, each with memory of its own; a disk is not the faster for it.
const FILE_THREADS: usize = 48;
/// Bytes read of a name that is asked for.
const LONGEST_NAME: u64 = 1024;

fn main() -> ExitCode {
    keep_private();
    let Cli { act, config } = Cli::parse();
    match act {
        Some(Act::ErasePerson(act)) => erase_person(&config.data, &act),
        None => {
            begin_wiping();
            serve(config)
        }
    }
}

/// Begins anew as the same process with [`WIPES`], unless that is so already. Where it cannot, what it
/// would have wiped is overwritten sometime.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn begin_wiping() {
    use std::{env, os::unix::process::CommandExt, process::Command};
    const TUNED: &str = "GLIBC_TUNABLES";
    // A program with capabilities of its own is not given what the C library is told: so that is no sign.
    const BEGUN: &str = "FOORUMI_BEGUN_ANEW";
    if env::var_os(BEGUN).is_some() {
        return;
    }
    let given = env::var(TUNED).unwrap_or_default();
    let both = if given.is_empty() { WIPES.to_owned() } else { format!("{given}:{WIPES}") };
    let mut words = env::args_os();
    let (Some(name), Ok(program)) = (words.next(), env::current_exe()) else { return };
    let why = Command::new(program).arg0(name).args(words).env(TUNED, both).env(BEGUN, "1").exec();
    complain(&anyhow::anyhow!("memory of SQLite is not wiped as it is let go: {why}"));
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn begin_wiping() {}

fn serve(config: Config) -> ExitCode {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().max_blocking_threads(FILE_THREADS).build();
    let runtime = runtime.context("the system gives no threads");
    match runtime.and_then(|runtime| runtime.block_on(run(config))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            complain(&why);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "what the operator asked for")]
fn erase_person(data: &Path, act: &ErasePerson) -> ExitCode {
    match operator::erase_person(data, act, name_asked_for) {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            complain(&anyhow::anyhow!("{why} ({})", why.code()));
            ExitCode::from(why.exit())
        }
    }
}

/// The name, typed and not given as an argument: so that it stays in no history of a shell.
#[expect(clippy::print_stderr, reason = "asks whoever sits at the terminal")]
fn name_asked_for() -> io::Result<String> {
    if io::stdin().is_terminal() {
        eprint!("Name: ");
    }
    let mut name = String::new();
    io::stdin().lock().take(LONGEST_NAME).read_line(&mut name)?;
    Ok(name)
}

async fn run(config: Config) -> Result<()> {
    trace(&config);
    std::panic::set_hook(Box::new(panicked));
    let listener = listen(config.listen)
        .with_context(|| format!("{} cannot be listened on", config.listen))?;
    let address = match &config.public_url {
        Some(origin) => origin.as_str().to_owned(),
        None => format!("http://{}", listener.local_addr()?),
    };
    let server = Server::open(config).await?;
    let stopped = stopped().context("signals cannot be caught")?;
    announce(&address);
    server.serve(listener, stopped).await;
    Ok(())
}

/// What is written from now on is the operator's alone: files 0600 and folders 0700, whatever the umask.
#[cfg(unix)]
fn keep_private() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

#[cfg(not(unix))]
fn keep_private() {}

/// Without a backtrace: what stands in the way is outside of the program.
#[expect(clippy::print_stderr, reason = "the one sentence that a start which fails ends with")]
fn complain(why: &anyhow::Error) {
    eprintln!("foorumi: {why:#}");
}

#[expect(clippy::print_stdout, reason = "the one line a person who starts the server looks for")]
fn announce(address: &str) {
    println!("Foorumi is at {address}");
}

/// `RUST_LOG` chooses what of this program's own is logged. Whatever it says, no line of a library is:
/// those that draw name what they cannot draw, letter by letter. Lines go to the standard error.
fn trace(config: &Config) {
    let named = std::env::var("RUST_LOG").ok().and_then(|names| names.parse::<Targets>().ok());
    let filter = named.unwrap_or_else(|| Targets::new().with_default(Level::INFO));
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let own = FilterFn::new(|line| line.target().starts_with("foorumi"));
    let registry = tracing_subscriber::registry().with(filter).with(own);
    if config.log_json { registry.with(lines.json()).init() } else { registry.with(lines).init() }
}

/// Tells where, and what only if that was written in the program: a library that cannot go on with a
/// text names the text.
fn panicked(panic: &std::panic::PanicHookInfo<'_>) {
    let said = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("…");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, said, "a panic");
}

/// Completes at SIGTERM or ctrl-c, which are caught from this call on: whoever has read the address
/// may stop the server.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! { _ = interrupted.recv() => {}, _ = terminated.recv() => {} }
    })
}

/// Completes at ctrl-c.
#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
