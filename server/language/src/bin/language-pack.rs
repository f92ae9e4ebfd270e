//! Turns lines of a lemma table (`FORM<tab>LEMMA<tab>0|1|2`, sorted by bytes) into a map of the
//! language pack: `language-pack FOLDER LANGUAGE < LINES`. Called by `pack/make.py`.

use foorumi_language::write_map;
use std::{env, error::Error, io, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(folder), Some(language)) = (arguments.next(), arguments.next()) else {
        return Err("language-pack FOLDER LANGUAGE".into());
    };
    write_map(&PathBuf::from(folder), &language, io::stdin().lock())?;
    Ok(())
}
