//! Generates the schema's Rust types from `wit/`, so that it is written once.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "build/load.rs"]
mod load;

use wit_parser::{Docs, Enum, Record, Resolve, Type, TypeDefKind, TypeId, Variant};

const DERIVES: &str = "Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, \
    wasmtime::component::ComponentType, wasmtime::component::Lift, wasmtime::component::Lower";

/// Records that are large and that most of what may hold them lacks. An option of one is a pointer: it is moved with every record.
const BOXED: [&str; 4] = ["person", "organization", "craft", "place"];

fn main() {
    let wit = Path::new("../../wit");
    println!("cargo:rerun-if-changed={}", wit.display());
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_dir(wit).expect("wit/ parses");
    let package = &resolve.packages[package];
    let name = &package.name;
    let version = name.version.as_ref().expect("the package has a version");
    let mut code = format!(
        "/// Version of the contract.\npub const API_VERSION: &str = \"{version}\";\n\
         /// Package of the contract, without its version.\npub const PACKAGE: &str = \"{}:{}\";\n",
        name.namespace, name.name
    );
    let (mut records, mut arbitrary) = (Vec::new(), String::new());
    for interface in package.interfaces.values() {
        for id in resolve.interfaces[*interface].types.values() {
            definition(&resolve, *id, &mut code, &mut records);
            arbitrary_value(&resolve, *id, &mut arbitrary);
        }
    }
    nodes(&records, &mut code);
    load::boxes(&mut code);
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("schema.rs"), code).expect("the generated schema is written");
    fs::write(out.join("arbitrary.rs"), arbitrary).expect("the generator of arbitrary values is written");
}

struct Generated {
    name: String,
    has_at: bool,
}

fn definition(resolve: &Resolve, id: TypeId, code: &mut String, records: &mut Vec<Generated>) {
    let def = &resolve.types[id];
    let Some(name) = &def.name else { return };
    let name = camel(name);
    match &def.kind {
        TypeDefKind::Record(record) => {
            docs(&def.docs, "", code);
            record_type(resolve, &name, record, code);
            load::record(resolve, &name, record, code);
            let has_at = record.fields.iter().any(|field| field.name == "at");
            records.push(Generated { name, has_at });
        }
        TypeDefKind::Enum(cases) => {
            docs(&def.docs, "", code);
            enum_type(&name, cases, code);
            load::enumeration(&name, cases, code);
        }
        TypeDefKind::Variant(variant) => {
            docs(&def.docs, "", code);
            variant_type(resolve, &name, variant, code);
            load::variant(&name, variant, code);
        }
        // An alias of a type of another interface, or a tuple with a name: used through what it stands for.
        TypeDefKind::Type(_) | TypeDefKind::Tuple(_) => {}
        other => panic!("the schema has no {}", other.as_str()),
    }
}

fn record_type(resolve: &Resolve, name: &str, record: &Record, code: &mut String) {
    let (mut fields, mut folds, mut walks) = (String::new(), String::new(), String::new());
    let mut weighs = String::new();
    for field in &record.fields {
        let snake = snake(&field.name);
        docs(&field.docs, "    ", &mut fields);
        writeln!(fields, "    #[component(name = \"{}\")]", field.name).unwrap();
        if let Some(absent) = absence(resolve, &field.ty) {
            writeln!(
                fields,
                "    #[serde(default, skip_serializing_if = \"{absent}\")]"
            )
            .unwrap();
        }
        writeln!(fields, "    pub {snake}: {},", rust_type(resolve, &field.ty)).unwrap();
        match field.name.as_str() {
            // Where it stands and where to read on is no statement about it.
            "sources" | "links" => writeln!(folds, "        self.{snake}.clear();").unwrap(),
            "at" => writeln!(folds, "        self.{snake} = 0;").unwrap(),
            // The order of these means something.
            "parts" | "actions" => {
                writeln!(folds, "        self.{snake}.iter_mut().for_each(Fold::fold);").unwrap();
            }
            _ => writeln!(folds, "        self.{snake}.fold();").unwrap(),
        }
        writeln!(weighs, "        self.{snake}.weigh(extent);").unwrap();
        if holds_nodes(resolve, &field.ty) {
            // Most fields of a record are absent: what is not there costs no step of a path.
            let there = match absence(resolve, &field.ty) {
                Some("Option::is_none") => format!("if self.{snake}.is_some() "),
                Some(_) => format!("if !self.{snake}.is_empty() "),
                None => String::new(),
            };
            writeln!(
                walks,
                "        {there}{{ self.{snake}.walk(&path.field(\"{snake}\"), visit); }}"
            )
            .unwrap();
        }
    }
    // A record says nothing if every field may be absent and is. Which source states nothing is no statement either.
    let claims = || record.fields.iter().filter(|field| field.name != "at");
    let blank = if claims().all(|field| absence(resolve, &field.ty).is_some()) {
        let fields: Vec<_> = claims()
            .map(|field| format!("self.{}.is_blank()", snake(&field.name)))
            .collect();
        fields.join(" && ")
    } else {
        "false".into()
    };
    writeln!(
        code,
        "#[derive({DERIVES})]\n#[component(record)]\npub struct {name} {{\n{fields}}}\n\
         impl Fold for {name} {{\n    fn fold(&mut self) {{\n{folds}    }}\n    \
         fn is_blank(&self) -> bool {{\n        {blank}\n    }}\n}}\n\
         impl Weigh for {name} {{\n    fn weigh(&self, extent: &mut Extent) {{\n{weighs}    }}\n}}\n\
         impl Walk for {name} {{\n    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {{\n        \
         visit.visit(path, Node::{name}(self));\n{walks}    }}\n}}"
    )
    .unwrap();
}

fn enum_type(name: &str, cases: &Enum, code: &mut String) {
    writeln!(
        code,
        "#[derive({DERIVES}, Copy, Eq, Hash, PartialOrd, Ord)]\n#[component(enum)]\n\
         #[serde(rename_all = \"snake_case\")]\n#[repr(u8)]\npub enum {name} {{"
    )
    .unwrap();
    for case in &cases.cases {
        docs(&case.docs, "    ", code);
        writeln!(
            code,
            "    #[component(name = \"{}\")]\n    {},",
            case.name,
            camel(&case.name)
        )
        .unwrap();
    }
    writeln!(code, "}}\nplain!({name});").unwrap();
}

fn variant_type(resolve: &Resolve, name: &str, variant: &Variant, code: &mut String) {
    let (mut cases, mut folds, mut walks) = (String::new(), String::new(), String::new());
    let mut weighs = String::new();
    for case in &variant.cases {
        let ty = case
            .ty
            .as_ref()
            .expect("every case of the schema's variants holds a value");
        let (camel, snake) = (camel(&case.name), snake(&case.name));
        docs(&case.docs, "    ", &mut cases);
        writeln!(cases, "    #[component(name = \"{}\")]", case.name).unwrap();
        writeln!(cases, "    {camel}({}),", rust_type(resolve, ty)).unwrap();
        writeln!(folds, "            Self::{camel}(value) => value.fold(),").unwrap();
        writeln!(weighs, "            Self::{camel}(value) => value.weigh(extent),").unwrap();
        writeln!(
            walks,
            "            Self::{camel}(value) => value.walk(&path.field(\"{snake}\"), visit),"
        )
        .unwrap();
    }
    writeln!(
        code,
        "#[derive({DERIVES})]\n#[component(variant)]\n#[serde(rename_all = \"snake_case\")]\npub enum {name} {{\n{cases}}}\n\
         impl Fold for {name} {{\n    fn fold(&mut self) {{\n        match self {{\n{folds}        }}\n    }}\n}}\n\
         impl Weigh for {name} {{\n    fn weigh(&self, extent: &mut Extent) {{\n        match self {{\n{weighs}        }}\n    }}\n}}\n\
         impl Walk for {name} {{\n    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {{\n        \
         match self {{\n{walks}        }}\n    }}\n}}"
    )
    .unwrap();
}

/// How tests make an arbitrary value of a type.
fn arbitrary_value(resolve: &Resolve, id: TypeId, code: &mut String) {
    let def = &resolve.types[id];
    let Some(name) = &def.name else { return };
    let body = match &def.kind {
        TypeDefKind::Record(record) => {
            let fields = record
                .fields
                .iter()
                .map(|field| format!("{}: Any::any(from)", snake(&field.name)));
            format!("Self {{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        TypeDefKind::Enum(cases) => {
            let cases: Vec<_> = cases
                .cases
                .iter()
                .map(|case| format!("Self::{}", camel(&case.name)))
                .collect();
            format!("[{}][from.below({})]", cases.join(", "), cases.len())
        }
        TypeDefKind::Variant(variant) => {
            let (last, cases) = variant.cases.split_last().expect("a variant has cases");
            let arms = cases
                .iter()
                .enumerate()
                .map(|(number, case)| format!("{number} => Self::{}(Any::any(from)), ", camel(&case.name)));
            format!(
                "match from.below({}) {{ {}_ => Self::{}(Any::any(from)) }}",
                variant.cases.len(),
                arms.collect::<String>(),
                camel(&last.name)
            )
        }
        _ => return,
    };
    writeln!(
        code,
        "impl Any for {} {{\n    fn any(from: &mut Entropy) -> Self {{\n        {body}\n    }}\n}}",
        camel(name)
    )
    .unwrap();
}

fn nodes(records: &[Generated], code: &mut String) {
    let (mut cases, mut at) = (String::new(), String::new());
    for Generated { name, has_at } in records {
        writeln!(cases, "    /// A record.\n    {name}(&'a {name}),").unwrap();
        if *has_at {
            writeln!(at, "            Self::{name}(record) => Some(record.at),").unwrap();
        }
    }
    writeln!(
        code,
        "/// What a [`Walk`] comes by: a text, or a record of the schema.\n#[derive(Debug, Clone, Copy)]\n\
         pub enum Node<'a> {{\n    /// A text.\n    Text(&'a str),\n{cases}}}\n\
         impl Node<'_> {{\n    /// Which of the item's sources states this record; none for what does not say.\n    \
         pub fn at(&self) -> Option<u32> {{\n        match self {{\n{at}            _ => None,\n        }}\n    }}\n}}"
    )
    .unwrap();
}

/// Whether a walk comes by anything in a value: a text or a record.
fn holds_nodes(resolve: &Resolve, ty: &Type) -> bool {
    match ty {
        Type::String => true,
        Type::Id(id) => match &resolve.types[*id].kind {
            TypeDefKind::Enum(_) => false,
            TypeDefKind::Option(inner) | TypeDefKind::List(inner) | TypeDefKind::Type(inner) => {
                holds_nodes(resolve, inner)
            }
            _ => true,
        },
        _ => false,
    }
}

/// How to tell that a value is absent, for types that can be.
fn absence(resolve: &Resolve, ty: &Type) -> Option<&'static str> {
    let Type::Id(id) = ty else { return None };
    match &resolve.types[*id].kind {
        TypeDefKind::Option(_) => Some("Option::is_none"),
        TypeDefKind::List(_) => Some("Vec::is_empty"),
        TypeDefKind::Type(inner) => absence(resolve, inner),
        _ => None,
    }
}

fn is_boxed(resolve: &Resolve, ty: &Type) -> bool {
    matches!(ty, Type::Id(id) if resolve.types[*id].name.as_deref().is_some_and(|name| BOXED.contains(&name)))
}

fn rust_type(resolve: &Resolve, ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".into(),
        Type::U8 => "u8".into(),
        Type::U16 => "u16".into(),
        Type::U32 => "u32".into(),
        Type::F64 => "f64".into(),
        Type::String => "String".into(),
        Type::Id(id) => {
            let def = &resolve.types[*id];
            match &def.kind {
                TypeDefKind::Option(inner) if is_boxed(resolve, inner) => {
                    format!("Option<Box<{}>>", rust_type(resolve, inner))
                }
                TypeDefKind::Option(inner) => format!("Option<{}>", rust_type(resolve, inner)),
                TypeDefKind::List(inner) => format!("Vec<{}>", rust_type(resolve, inner)),
                TypeDefKind::Tuple(tuple) => {
                    let types: Vec<_> = tuple.types.iter().map(|ty| rust_type(resolve, ty)).collect();
                    format!("({})", types.join(", "))
                }
                TypeDefKind::Type(inner) => rust_type(resolve, inner),
                _ => camel(
                    def.name
                        .as_deref()
                        .expect("records, enums and variants have names"),
                ),
            }
        }
        other => panic!("the schema has no {other:?}"),
    }
}

fn docs(docs: &Docs, indent: &str, code: &mut String) {
    for line in docs.contents.as_deref().unwrap_or("").trim_end().lines() {
        writeln!(code, "{indent}/// {line}").unwrap();
    }
}

fn camel(kebab: &str) -> String {
    kebab
        .split('-')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect()
}

fn snake(kebab: &str) -> String {
    kebab.replace('-', "_")
}
