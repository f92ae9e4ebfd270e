//! Which module of a crate uses which: read from its sources, where every path begins with `crate` or
//! `super`. What stands under `#[cfg(test)]` does not count.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Top-level modules, each with those it uses.
pub(crate) type Uses = BTreeMap<String, BTreeSet<String>>;

/// What stands at the top of a crate.
struct Top {
    /// Names that `lib.rs` passes on, with the modules they are of.
    passed_on: BTreeMap<String, String>,
    uses: Uses,
}

/// The modules of the crate in this folder.
pub(crate) fn uses(src: &Path) -> Uses {
    let lib = tokens(&src.join("lib.rs"));
    let modules = children(&lib);
    let mut top = Top { passed_on: passed_on(&lib), uses: Uses::new() };
    for module in &modules {
        top.uses.entry(module.clone()).or_default();
    }
    for module in modules {
        top.read(src, &[module]);
    }
    top.uses
}

/// Modules in the order in which each uses the next and the last the first, if there are such.
pub(crate) fn circle(uses: &Uses) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    uses.keys().find_map(|module| from(module, uses, &mut Vec::new(), &mut done))
}

fn from(
    module: &str,
    uses: &Uses,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(at) = way.iter().position(|passed| passed == module) {
        return Some(way[at..].to_vec());
    }
    if !done.insert(module.to_owned()) {
        return None;
    }
    way.push(module.to_owned());
    let found = uses[module].iter().find_map(|next| from(next, uses, way, done));
    way.pop();
    found
}

impl Top {
    /// Reads the file of a module and those below it.
    fn read(&mut self, src: &Path, module: &[String]) {
        let tokens = tokens(&file_of(src, module));
        self.look(&tokens, module);
        for child in children(&tokens) {
            self.read(src, &[module, &[child]].concat());
        }
    }

    /// Notes what is used among these tokens.
    fn look(&mut self, tokens: &[TokenTree], module: &[String]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    self.look(&tested_left_out(group.stream()), module);
                }
                TokenTree::Ident(word) if word == "crate" => {
                    self.note(heads(&tokens[at + 1..]), module);
                }
                // The first of several; the others were counted with it.
                TokenTree::Ident(word) if word == "super" && !follows_super(&tokens[..at]) => {
                    let mut rest = &tokens[at..];
                    let mut up = 0;
                    while let [TokenTree::Ident(word), further @ ..] = rest
                        && word == "super"
                    {
                        up += 1;
                        rest = further.get(2..).unwrap_or_default();
                    }
                    if up == module.len() {
                        self.note(heads(&tokens[at + 1 + 3 * (up - 1)..]), module);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn note(&mut self, names: Vec<String>, module: &[String]) {
        let own = &module[0];
        for name in names {
            let used = self.passed_on.get(&name).unwrap_or(&name).clone();
            let is_module = self.uses.contains_key(&used);
            assert!(is_module, "{}: lib.rs itself defines {name}", module.join("::"));
            if used != *own {
                self.uses.entry(own.clone()).or_default().insert(used);
            }
        }
    }
}

fn follows_super(before: &[TokenTree]) -> bool {
    let [.., TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Punct(_)] = before else {
        return false;
    };
    word == "super"
}

/// The names that follow `::`, one or several in braces.
fn heads(after: &[TokenTree]) -> Vec<String> {
    let [TokenTree::Punct(one), TokenTree::Punct(two), next, ..] = after else { return Vec::new() };
    if one.as_char() != ':' || two.as_char() != ':' {
        return Vec::new();
    }
    match next {
        TokenTree::Ident(name) => vec![name.to_string()],
        TokenTree::Group(group) => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let comma =
                |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
            let firsts = inside.split(comma).filter_map(|part| part.first());
            firsts.map(ToString::to_string).filter(|name| name != "self").collect()
        }
        TokenTree::Punct(_) | TokenTree::Literal(_) => Vec::new(),
    }
}

/// `pub use a::{B, C};` of `lib.rs`: B and C are of a.
fn passed_on(lib: &[TokenTree]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (at, token) in lib.iter().enumerate() {
        let (TokenTree::Ident(word), Some(TokenTree::Ident(module))) = (token, lib.get(at + 1))
        else {
            continue;
        };
        if word == "use" {
            for name in heads(&lib[at + 2..]) {
                found.insert(name, module.to_string());
            }
        }
    }
    found
}

/// Names of modules with files of their own.
fn children(tokens: &[TokenTree]) -> Vec<String> {
    let declared = tokens.windows(3).filter_map(|three| match three {
        [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(end)]
            if word == "mod" && end.as_char() == ';' =>
        {
            Some(name.to_string())
        }
        _ => None,
    });
    declared.collect()
}

fn file_of(src: &Path, module: &[String]) -> PathBuf {
    let folder = src.join(module.join("/"));
    let file = folder.with_extension("rs");
    if file.exists() { file } else { folder.join("mod.rs") }
}

fn tokens(file: &Path) -> Vec<TokenTree> {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    tested_left_out(text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display())))
}

/// All but items under `#[cfg(test)]`.
fn tested_left_out(stream: TokenStream) -> Vec<TokenTree> {
    let mut left = Vec::new();
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let of_tests = matches!(&token, TokenTree::Punct(hash) if hash.as_char() == '#')
            && matches!(tokens.peek(), Some(TokenTree::Group(attribute))
                if attribute.stream().to_string().replace(' ', "") == "cfg(test)");
        if !of_tests {
            left.push(token);
            continue;
        }
        // Up to the end of the item: its braces, or a semicolon.
        let ends = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(mark) => mark.as_char() == ';',
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        tokens.by_ref().find(ends);
    }
    left
}
