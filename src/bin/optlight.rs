//! What contributors and the build ask of the catalogue: `cargo run --bin optlight -- VERB`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("addresses") => {
            println!("{}", addresses());
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("optlight addresses   the agent's table of settings addresses, as a JavaScript module");
            ExitCode::from(2)
        }
    }
}

/// The table that the agent asks at each navigation, as an ES module: regular expressions by host.
fn addresses() -> String {
    let rows: String =
        optlight::catalog::address_table().iter().map(|(host, regex)| format!("  {host:?}: {regex:?},\n")).collect();
    format!("// Generated from src/catalog/platforms by `optlight addresses`.\nexport default {{\n{rows}}};")
}
