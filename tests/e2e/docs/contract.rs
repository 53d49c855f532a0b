//! The reference of the contract, from `wit/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use wit_parser::{Docs, Field, Interface, Resolve, Type, TypeDef, TypeDefKind, TypeId};

use crate::support::root;

const INTRODUCTION: &str = "\
A field has the name of the contract here. Rust and Python write it with `_` where it has `-`, JavaScript with a capital \
(`list-name`, `list_name`, `listName`). JSON writes the name of the column *JSON*; an optional field that is absent and an \
empty list are left out there.

A case of an enum is `StolenBlank` in Rust, `STOLEN_BLANK` in Python, the text `stolen-blank` in JavaScript and `stolen_blank` \
in JSON. A case of a variant is an object with that one field in JSON.
";

/// The page: the world, then each interface with its functions and types, in the order of their names.
pub(super) fn page() -> String {
    let mut resolve = Resolve::default();
    let (id, _) = resolve.push_dir(root().join("wit")).expect("wit/ parses");
    let package = &resolve.packages[id];
    let (_, world) = package.worlds.first().expect("the contract has a world");
    let mut text = format!(
        "# The contract: `{}`\n\n{}\n\n{INTRODUCTION}\n\
         | interface | | |\n|---|---|---|\n",
        package.name,
        paragraph(&resolve.worlds[*world].docs)
    );
    let interfaces: BTreeMap<_, _> = package.interfaces.iter().collect();
    for (name, id) in &interfaces {
        let interface = &resolve.interfaces[**id];
        let role = if interface.functions.is_empty() {
            "types"
        } else if resolve.worlds[*world].exports.values().any(|item| is(item, **id)) {
            "the module offers it"
        } else {
            "the module calls it"
        };
        let docs = cell(&interface.docs);
        writeln!(text, "| [`{name}`](#interface-{name}) | {role} | {docs} |").expect("a text takes all");
    }
    let holders = holders(&resolve);
    for (name, id) in &interfaces {
        describe(&resolve, name, &resolve.interfaces[**id], &holders, &mut text);
    }
    text
}

fn is(item: &wit_parser::WorldItem, interface: wit_parser::InterfaceId) -> bool {
    matches!(item, wit_parser::WorldItem::Interface { id, .. } if *id == interface)
}

fn describe(resolve: &Resolve, name: &str, interface: &Interface, holders: &Holders, text: &mut String) {
    let mut write = |piece: String| text.push_str(&piece);
    write(format!(
        "\n## Interface `{name}`\n\n{}\n",
        paragraph(&interface.docs)
    ));
    if !interface.functions.is_empty() {
        write("\n| function | takes | gives | |\n|---|---|---|---|\n".into());
    }
    for function in interface.functions.values() {
        let takes = function.params.iter();
        let takes: Vec<_> = takes
            .map(|param| format!("`{}`: {}", param.name, shown(resolve, &param.ty)))
            .collect();
        let gives = function.result.map(|ty| shown(resolve, &ty)).unwrap_or_default();
        write(format!(
            "| `{}` | {} | {gives} | {} |\n",
            function.name,
            takes.join(", "),
            cell(&function.docs)
        ));
    }
    for id in interface.types.values() {
        let def = &resolve.types[*id];
        let Some((kind, name)) = named(def) else { continue };
        write(format!("\n### {kind} `{name}`\n\n{}\n", paragraph(&def.docs)));
        write(table(resolve, &def.kind));
        if let Some(holders) = holders.get(id) {
            let holders: Vec<_> = holders.iter().map(String::as_str).collect();
            write(format!("\nIn {}.\n", holders.join(", ")));
        }
    }
}

/// What a type consists of, as a table.
fn table(resolve: &Resolve, kind: &TypeDefKind) -> String {
    let mut text = String::from("\n");
    match kind {
        TypeDefKind::Record(record) => {
            text.push_str("| field | JSON | type | |\n|---|---|---|---|\n");
            let row = |Field { name, ty, docs, .. }: &Field| {
                let (json, shown) = (snake(name), shown(resolve, ty));
                format!("| `{name}` | `{json}` | {shown} | {} |\n", cell(docs))
            };
            text.extend(record.fields.iter().map(row));
        }
        TypeDefKind::Enum(cases) => {
            text.push_str("| case | JSON | |\n|---|---|---|\n");
            text.extend(cases.cases.iter().map(|case| {
                let json = snake(&case.name);
                format!("| `{}` | `\"{json}\"` | {} |\n", case.name, cell(&case.docs))
            }));
        }
        TypeDefKind::Variant(variant) => {
            text.push_str("| case | JSON | holds | |\n|---|---|---|---|\n");
            text.extend(variant.cases.iter().map(|case| {
                let holds = case.ty.map(|ty| shown(resolve, &ty)).unwrap_or_default();
                let json = snake(&case.name);
                format!(
                    "| `{}` | `{{\"{json}\": …}}` | {holds} | {} |\n",
                    case.name,
                    cell(&case.docs)
                )
            }));
        }
        TypeDefKind::Tuple(tuple) => {
            let types: Vec<_> = tuple.types.iter().map(|ty| shown(resolve, ty)).collect();
            writeln!(text, "A pair: {}. In JSON a list of them.", types.join(", "))
                .expect("a text takes all");
        }
        other => panic!("the contract has no {}", other.as_str()),
    }
    text
}

/// In which interfaces and types each type stands, as links.
type Holders = BTreeMap<TypeId, BTreeSet<String>>;

fn holders(resolve: &Resolve) -> Holders {
    let mut holders = Holders::new();
    let mut hold = |link: &str, ty: &Type| {
        for held in parts(resolve, ty) {
            holders.entry(held).or_default().insert(link.to_owned());
        }
    };
    for (_, interface) in resolve.interfaces.iter() {
        let name = interface.name.as_deref().expect("interfaces have names");
        for function in interface.functions.values() {
            let link = format!("[`{name}.{}`](#interface-{name})", function.name);
            let params = function.params.iter().map(|param| &param.ty);
            params.chain(&function.result).for_each(|ty| hold(&link, ty));
        }
        for id in interface.types.values() {
            let def = &resolve.types[*id];
            let Some((kind, name)) = named(def) else { continue };
            let link = format!("[`{name}`](#{kind}-{name})");
            match &def.kind {
                TypeDefKind::Record(record) => {
                    record.fields.iter().for_each(|field| hold(&link, &field.ty));
                }
                TypeDefKind::Variant(variant) => {
                    let types = variant.cases.iter().flat_map(|case| &case.ty);
                    types.for_each(|ty| hold(&link, ty));
                }
                _ => {}
            }
        }
    }
    holders
}

/// The types with a name that a type is made of.
fn parts(resolve: &Resolve, ty: &Type) -> Vec<TypeId> {
    let Type::Id(id) = ty else { return Vec::new() };
    let def = &resolve.types[*id];
    match &def.kind {
        TypeDefKind::Type(inner) | TypeDefKind::Option(inner) | TypeDefKind::List(inner) => {
            parts(resolve, inner)
        }
        TypeDefKind::Result(result) => {
            let both = result.ok.iter().chain(&result.err);
            both.flat_map(|ty| parts(resolve, ty)).collect()
        }
        _ => vec![*id],
    }
}

/// A type with links to what it is made of.
fn shown(resolve: &Resolve, ty: &Type) -> String {
    let Type::Id(id) = ty else {
        return format!("`{}`", primitive(ty));
    };
    let def = &resolve.types[*id];
    match &def.kind {
        TypeDefKind::Type(inner) => shown(resolve, inner),
        TypeDefKind::Option(inner) => format!("{}, optional", shown(resolve, inner)),
        TypeDefKind::List(inner) => format!("list of {}", shown(resolve, inner)),
        TypeDefKind::Result(result) => {
            let both: Vec<_> = result.ok.iter().chain(&result.err).collect();
            let both: Vec<_> = both.into_iter().map(|ty| shown(resolve, ty)).collect();
            both.join(" or ")
        }
        _ => {
            let (kind, name) = named(def).expect("what is no list, option or result has a name");
            format!("[`{name}`](#{kind}-{name})")
        }
    }
}

/// What a type that is defined where it stands is, and its name; none for one that another interface defines.
fn named(def: &TypeDef) -> Option<(&'static str, &str)> {
    let kind = match &def.kind {
        TypeDefKind::Type(_) => return None,
        TypeDefKind::Tuple(_) => "type",
        kind => kind.as_str(),
    };
    Some((kind, def.name.as_deref()?))
}

fn primitive(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "bool",
        Type::U8 => "u8",
        Type::U16 => "u16",
        Type::U32 => "u32",
        Type::F64 => "f64",
        Type::String => "string",
        other => panic!("the contract has no {other:?}"),
    }
}

fn paragraph(docs: &Docs) -> &str {
    let text = docs.contents.as_deref().expect("everything has docs");
    text.trim_end()
}

/// Docs in one line, for a table.
fn cell(docs: &Docs) -> String {
    paragraph(docs).replace('\n', " ").replace('|', "\\|")
}

fn snake(kebab: &str) -> String {
    kebab.replace('-', "_")
}
