//! Which module of a crate uses which: read from its sources, where every path begins with `crate` or
//! `super`. What stands under `#[cfg(test)]` does not count.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Modules, each with those beside it that it uses.
pub(crate) type Uses = BTreeMap<String, BTreeSet<String>>;

/// Where something stands below the top of a crate, the outermost module first.
type Place = Vec<String>;

/// The modules of a crate with files of their own, and which uses which.
#[derive(Default)]
pub(crate) struct Modules {
    all: BTreeSet<Place>,
    /// Those that only hold others.
    groups: BTreeSet<Place>,
    /// Names that `lib.rs` passes on, with the modules they are of.
    passed_on: BTreeMap<String, Place>,
    uses: BTreeSet<(Place, Place)>,
}

impl Modules {
    /// Those of the crate in this folder.
    pub(crate) fn of(src: &Path) -> Self {
        let lib = tokens(&src.join("lib.rs"));
        let mut modules = Self { passed_on: passed_on(&lib), ..Self::default() };
        let mut files = vec![(Place::new(), lib)];
        let mut read = Vec::new();
        while let Some((place, tokens)) = files.pop() {
            for child in children(&tokens) {
                let child = [&place[..], &[child]].concat();
                modules.all.insert(child.clone());
                files.push((child.clone(), self::tokens(&file_of(src, &child))));
            }
            read.push((place, tokens));
        }
        for (place, tokens) in read.iter().filter(|(place, _)| !place.is_empty()) {
            let holds =
                |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "mod");
            let count = tokens.iter().filter(|token| holds(token)).count();
            let ends =
                |token: &&TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ';');
            if count > 0 && count == tokens.iter().filter(ends).count() {
                modules.groups.insert(place.clone());
            }
            modules.look(tokens, place);
        }
        modules
    }

    /// The top of the crate, and each group below it.
    pub(crate) fn levels(&self) -> impl Iterator<Item = Uses> {
        let top = std::iter::once(Place::new());
        top.chain(self.groups.iter().cloned()).map(|level| self.among(&level))
    }

    /// Who uses whom among the modules right below this place.
    fn among(&self, place: &[String]) -> Uses {
        let beside = |module: &Place| {
            let is_below = module.len() > place.len() && module.starts_with(place);
            is_below.then(|| module[place.len()].clone())
        };
        let mut uses = Uses::new();
        for module in self.all.iter().filter_map(beside) {
            uses.entry(module).or_default();
        }
        for (user, used) in &self.uses {
            if let (Some(user), Some(used)) = (beside(user), beside(used))
                && user != used
            {
                uses.entry(user).or_default().insert(used);
            }
        }
        uses
    }

    /// Notes what is used among these tokens.
    fn look(&mut self, tokens: &[TokenTree], module: &Place) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    self.look(&tested_left_out(group.stream()), module);
                }
                TokenTree::Ident(word) if word == "crate" => {
                    self.note(&[], &tokens[at + 1..], module);
                }
                // The first of several; the others are counted with it.
                TokenTree::Ident(word) if word == "super" && !follows_super(&tokens[..at]) => {
                    let mut rest = &tokens[at..];
                    let mut up = 0;
                    while let [TokenTree::Ident(word), further @ ..] = rest
                        && word == "super"
                    {
                        up += 1;
                        rest = further.get(2..).unwrap_or_default();
                    }
                    let outer = module.len().saturating_sub(up);
                    self.note(&module[..outer], &tokens[at + 1 + 3 * (up - 1)..], module);
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Notes that the module uses what follows `::` below a place.
    fn note(&mut self, below: &[String], after: &[TokenTree], module: &Place) {
        for path in after_colons(after).map(paths).unwrap_or_default() {
            let mut path = [below, &path].concat();
            if below.is_empty()
                && let Some(home) = path.first().and_then(|name| self.passed_on.get(name))
            {
                path.splice(..1, home.iter().cloned());
            }
            while !path.is_empty() && !self.all.contains(&path) {
                path.pop();
            }
            let is_found = !path.is_empty() || !below.is_empty();
            assert!(is_found || module.len() == 1, "{}: of lib.rs itself", module.join("::"));
            self.uses.insert((module.clone(), path));
        }
    }
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

fn follows_super(before: &[TokenTree]) -> bool {
    let [.., TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Punct(_)] = before else {
        return false;
    };
    word == "super"
}

/// What follows `::`, if that is what stands here.
fn after_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let [TokenTree::Punct(one), TokenTree::Punct(two), rest @ ..] = tokens else { return None };
    (one.as_char() == ':' && two.as_char() == ':').then_some(rest)
}

/// The paths that begin here, several where there are braces.
fn paths(tokens: &[TokenTree]) -> Vec<Place> {
    match tokens {
        [TokenTree::Ident(name), ..] if name == "self" => vec![Place::new()],
        [TokenTree::Ident(name), rest @ ..] => {
            let further = after_colons(rest).map(paths).unwrap_or_default();
            let further = if further.is_empty() { vec![Place::new()] } else { further };
            further.iter().map(|path| [&[name.to_string()], &path[..]].concat()).collect()
        }
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let comma =
                |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
            inside.split(comma).flat_map(paths).collect()
        }
        _ => Vec::new(),
    }
}

/// `pub use a::{B, c::D};` of `lib.rs`: B is of a, D of a::c.
fn passed_on(lib: &[TokenTree]) -> BTreeMap<String, Place> {
    let uses = lib
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token, TokenTree::Ident(word) if word == "use"));
    let paths = uses.flat_map(|(at, _)| paths(&lib[at + 1..]));
    let named = paths.filter_map(|mut path| {
        let name = path.last().cloned()?;
        // A module that is passed on is still what it is.
        let is_module = name.starts_with(char::is_lowercase);
        if !is_module {
            path.pop();
        }
        Some((name, path))
    });
    named.collect()
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
