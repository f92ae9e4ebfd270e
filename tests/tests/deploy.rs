//! What `deploy/` holds is what its tools understand. `make deploy-tools` installs them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn deploy() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy").canonicalize().unwrap()
}

fn is_here(tool: &str, ask: &[&str]) -> bool {
    Command::new(tool).args(ask).output().is_ok_and(|said| said.status.success())
}

/// A check without its tool would be one that cannot fail.
fn needs(tool: &str, ask: &[&str]) {
    assert!(is_here(tool, ask), "{tool} is missing: `make deploy-tools` installs it");
}

/// Runs it; everything that it said.
fn said(command: &mut Command) -> (bool, String) {
    let said = command.output().unwrap();
    let text = [said.stdout, said.stderr].concat();
    (said.status.success(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn systemd_understands_the_unit() {
    needs("systemd-analyze", &["--version"]);
    // It is verified with a program that is there.
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("foorumi.service");
    let text = fs::read_to_string(deploy().join("foorumi.service")).unwrap();
    assert!(text.contains("ExecStart=/usr/bin/foorumi "));
    fs::write(&unit, text.replace("/usr/bin/foorumi ", "/bin/true ")).unwrap();
    let (fine, said) =
        said(Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&unit));
    let about = |line: &&str| line.contains("foorumi");
    let complaints: Vec<&str> = said.lines().filter(about).collect();
    assert!(fine && complaints.is_empty(), "{said}");
}

#[test]
fn docker_compose_understands_the_file() {
    let compose = if is_here("docker", &["compose", "version"]) {
        ("docker", vec!["compose"])
    } else {
        needs("docker-compose", &["version"]);
        ("docker-compose", vec![])
    };
    let file = deploy().join("compose.yaml");
    let mut command = Command::new(compose.0);
    let (fine, said) = said(command.args(compose.1).arg("-f").arg(file).arg("config"));
    assert!(fine, "{said}");
    for service in ["redis:", "node1:", "node2:", "node3:", "balancer:"] {
        assert!(said.contains(service), "{service} is not in\n{said}");
    }
}

#[test]
fn haproxy_understands_the_balancer() {
    needs("haproxy", &["-v"]);
    let (fine, said) =
        said(Command::new("haproxy").arg("-c").arg("-f").arg(deploy().join("haproxy.cfg")));
    assert!(fine, "{said}");
}

/// A setting that no option reads would be silently without effect.
#[test]
fn every_setting_in_deploy_is_an_option() {
    let options = fs::read_to_string(deploy().join("../server/src/config.rs")).unwrap();
    let operations = fs::read_to_string(deploy().join("../OPERATIONS.md")).unwrap();
    // Read by the compose file itself.
    let own = ["FOORUMI_IMAGE"];
    for file in ["compose.yaml", "foorumi.service"] {
        let text = fs::read_to_string(deploy().join(file)).unwrap();
        let is_name = |c: char| c.is_ascii_uppercase() || c == '_';
        let names = text.split(|c| !is_name(c)).filter(|word| word.starts_with("FOORUMI_"));
        for name in names.filter(|name| !own.contains(name)) {
            assert!(options.contains(&format!("\"{name}\"")), "{file}: {name} is no option");
            assert!(operations.contains(&format!("`{name}`")), "{file}: {name} is not explained");
        }
    }
}
