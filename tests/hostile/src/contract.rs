//! The contract as guests are bound to it: its types, and the flattened signatures of its functions.

use std::fs;
use std::path::Path;

use wit_parser::abi::{AbiVariant, WasmType};
use wit_parser::{
    Function, LiftLowerAbi, ManglingAndAbi, PackageId, Resolve, SizeAlign, SourceMap, Type, TypeDefKind,
    WasmExport, WasmExportKind, WasmImport, WorldId, WorldItem, WorldKey,
};

const MANGLING: ManglingAndAbi = ManglingAndAbi::Legacy(LiftLowerAbi::Sync);

/// A world, with the layout of every type in it.
pub struct Contract {
    /// All packages.
    pub resolve: Resolve,
    /// The world that a guest is built for.
    pub world: WorldId,
    /// Layouts.
    pub sizes: SizeAlign,
}

impl Default for Contract {
    /// The world `partner`, as `wit/` states it.
    fn default() -> Self {
        Self::version("1.0.0")
    }
}

impl Contract {
    /// The world `partner`, as if `wit/` stated it at another version.
    pub fn version(version: &str) -> Self {
        Self::altered("@1.0.0;", &format!("@{version};"))
    }

    /// The world `partner`, as if `wit/` said another thing in one place.
    pub fn altered(said: &str, instead: &str) -> Self {
        let mut resolve = Resolve::default();
        let package = push_wit(&mut resolve, |text| text.replace(said, instead));
        Self::of(resolve, package)
    }

    /// The world `partner`, and one more import: the interface `name` of a package that `wit` defines.
    pub fn importing(wit: &str, name: &str) -> Self {
        let mut resolve = Resolve::default();
        push_wit(&mut resolve, |text| text);
        resolve
            .push_source("other.wit", wit)
            .expect("the other package is valid");
        let world = format!(
            "package suite:wider; world partner {{ include dragoman:watchlist/partner@1.0.0; import {name}; }}"
        );
        let package = resolve
            .push_source("world.wit", &world)
            .expect("the wider world is valid");
        Self::of(resolve, package)
    }

    fn of(resolve: Resolve, package: PackageId) -> Self {
        let world = resolve
            .select_world(&[package], Some("partner"))
            .expect("the package has a world `partner`");
        let mut sizes = SizeAlign::default();
        sizes.fill(&resolve);
        Self {
            resolve,
            world,
            sizes,
        }
    }

    /// A type of the contract by its name, e.g. `travel-document`.
    pub fn type_named(&self, name: &str) -> Type {
        let defined = self.resolve.types.iter().find(|(_, definition)| {
            // An interface that uses a type of another one has an alias of the same name.
            definition.name.as_deref() == Some(name) && !matches!(definition.kind, TypeDefKind::Type(_))
        });
        Type::Id(
            defined
                .unwrap_or_else(|| panic!("the contract has a type `{name}`"))
                .0,
        )
    }

    /// Where a field of a record stands, in bytes from the record's start.
    pub fn offset(&self, record: &str, field: &str) -> usize {
        let Type::Id(id) = self.type_named(record) else {
            unreachable!("named types have ids")
        };
        let TypeDefKind::Record(found) = &self.resolve.types[id].kind else {
            panic!("`{record}` is a record")
        };
        let offsets = self
            .sizes
            .field_offsets(found.fields.iter().map(|field| &field.ty));
        let index = found.fields.iter().position(|known| known.name == field);
        offsets[index.unwrap_or_else(|| panic!("`{record}` has a field `{field}`"))]
            .0
            .size_wasm32()
    }

    /// Where the payload of a variant stands, in bytes from its start.
    pub fn payload(&self, variant: &str) -> usize {
        let Type::Id(id) = self.type_named(variant) else {
            unreachable!("named types have ids")
        };
        let TypeDefKind::Variant(found) = &self.resolve.types[id].kind else {
            panic!("`{variant}` is a variant")
        };
        let payloads = found.cases.iter().map(|case| case.ty.as_ref());
        self.sizes.payload_offset(found.tag(), payloads).size_wasm32()
    }

    /// Size of a value of a type, in bytes.
    pub fn size(&self, name: &str) -> usize {
        self.sizes.size(&self.type_named(name)).size_wasm32()
    }

    /// Every function that the world imports, as imports of a core module; `$read`, `$subjects` and so on.
    pub fn imports(&self) -> String {
        let functions = functions(&self.resolve, &self.resolve.worlds[self.world].imports);
        let import = |(interface, function): (&WorldKey, &Function)| {
            let named = WasmImport::Func {
                interface: Some(interface),
                func: function,
            };
            let (module, name) = self.resolve.wasm_import_name(MANGLING, named);
            let signature = self.signature(AbiVariant::GuestImport, function);
            format!(
                "(import {module:?} {name:?} (func ${} {signature}))\n",
                function.name
            )
        };
        functions.map(import).collect()
    }

    /// Name and signature of every function that the world exports, by its name in the contract.
    pub fn exports(&self) -> impl Iterator<Item = Export<'_>> {
        let functions = functions(&self.resolve, &self.resolve.worlds[self.world].exports);
        functions.map(|(interface, function)| {
            let named = |kind| {
                let export = WasmExport::Func {
                    interface: Some(interface),
                    func: function,
                    kind,
                };
                self.resolve.wasm_export_name(MANGLING, export)
            };
            Export {
                function: &function.name,
                name: named(WasmExportKind::Normal),
                post_return: named(WasmExportKind::PostReturn),
                signature: self.signature(AbiVariant::GuestExport, function),
            }
        })
    }

    fn signature(&self, variant: AbiVariant, function: &Function) -> String {
        let signature = self.resolve.wasm_signature(variant, function);
        let list = |kind: &str, types: &[WasmType]| match types {
            [] => String::new(),
            types => format!(
                "({kind} {})",
                types.iter().map(core_type).collect::<Vec<_>>().join(" ")
            ),
        };
        format!(
            "{} {}",
            list("param", &signature.params),
            list("result", &signature.results)
        )
    }
}

/// A function that a guest exports.
pub struct Export<'a> {
    /// Its name in the contract.
    pub function: &'a str,
    /// Its name in a core module.
    pub name: String,
    /// Name of the function that is called when its result was read.
    pub post_return: String,
    /// Its flattened signature.
    pub signature: String,
}

fn push_wit(resolve: &mut Resolve, edit: impl Fn(String) -> String) -> PackageId {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit");
    let mut sources = SourceMap::new();
    for entry in fs::read_dir(folder).expect("the contract is there") {
        let path = entry.expect("the contract can be listed").path();
        let text = fs::read_to_string(&path).expect("the contract can be read");
        sources.push(&path, edit(text));
    }
    let group = sources.parse().map_err(|(_, error)| error);
    resolve
        .push_group(group.expect("the contract is WIT"))
        .expect("the contract is valid")
}

fn functions<'a>(
    resolve: &'a Resolve,
    items: impl IntoIterator<Item = (&'a WorldKey, &'a WorldItem)>,
) -> impl Iterator<Item = (&'a WorldKey, &'a Function)> {
    items.into_iter().flat_map(|(key, item)| {
        let interface = match item {
            WorldItem::Interface { id, .. } => Some(&resolve.interfaces[*id]),
            WorldItem::Function(_) | WorldItem::Type { .. } => None,
        };
        let functions = interface
            .into_iter()
            .flat_map(|interface| interface.functions.values());
        functions.map(move |function| (key, function))
    })
}

fn core_type(flat: &WasmType) -> &'static str {
    match flat {
        WasmType::I32 | WasmType::Pointer | WasmType::Length => "i32",
        WasmType::I64 | WasmType::PointerOrI64 => "i64",
        WasmType::F32 => "f32",
        WasmType::F64 => "f64",
    }
}
