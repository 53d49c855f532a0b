//! The bytes of a guest's memory: values laid out as the canonical ABI wants them, or as it does not.

use serde_json::{Map, Value};
use wit_component::StringEncoding;
use wit_parser::{Int, Type, TypeDefKind};

use crate::Contract;

/// Key of an object that stands for a value which no honest guest would lay out: `{"raw": [pointer, length]}` for a
/// text or a list, `{"raw": number}` for the case of an enum, a variant or an option.
pub const RAW: &str = "raw";

/// Memory that is filled from a given address on.
///
/// Values are given as JSON: records as objects, variants as an object of one key, options as null or the value. What an
/// object does not mention is zero, empty, none or the first case, so that a guest states only what matters to it.
pub struct Image<'a> {
    contract: &'a Contract,
    encoding: StringEncoding,
    base: usize,
    bytes: Vec<u8>,
}

impl<'a> Image<'a> {
    /// An empty image that begins at an address.
    pub fn new(contract: &'a Contract, encoding: StringEncoding, base: usize) -> Self {
        Self {
            contract,
            encoding,
            base,
            bytes: Vec::new(),
        }
    }

    /// Lays out values of a type of the contract one after the other, and gives the address of the first.
    pub fn place(&mut self, name: &str, values: &[Value]) -> usize {
        let each = self.contract.type_named(name);
        self.elements(&each, values)
    }

    /// Lays out `result<summary, fault>`, which has no name in the contract.
    pub fn place_end(&mut self, value: &Value) -> usize {
        let translate = self.contract.resolve.worlds[self.contract.world]
            .exports
            .values()
            .find_map(|item| match item {
                wit_parser::WorldItem::Interface { id, .. } => {
                    self.contract.resolve.interfaces[*id].functions.get("translate")
                }
                _ => None,
            });
        let result = translate
            .and_then(|function| function.result)
            .expect("`translate` has a result");
        self.elements(&result, std::slice::from_ref(value))
    }

    /// What was laid out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn elements(&mut self, each: &Type, values: &[Value]) -> usize {
        let size = self.contract.sizes.size(each).size_wasm32();
        let align = self.contract.sizes.align(each).align_wasm32();
        let start = self.reserve(size * values.len(), align);
        for (index, value) in values.iter().enumerate() {
            self.write(start + index * size, each, value);
        }
        self.base + start
    }

    /// Room for so many bytes; its place in the image.
    fn reserve(&mut self, size: usize, align: usize) -> usize {
        let start = (self.base + self.bytes.len()).next_multiple_of(align) - self.base;
        self.bytes.resize(start + size, 0);
        start
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    fn number(&mut self, at: usize, size: usize, number: u64) {
        self.put(at, &number.to_le_bytes()[..size]);
    }

    fn write(&mut self, at: usize, ty: &Type, value: &Value) {
        let size = self.contract.sizes.size(ty).size_wasm32();
        match ty {
            Type::String => self.text(at, value),
            Type::F64 => {
                let number = match value {
                    Value::Null => 0.0,
                    Value::String(name) => name.parse().expect("the name of a number"),
                    value => value.as_f64().expect("a number"),
                };
                self.put(at, &number.to_le_bytes());
            }
            Type::Bool => self.number(at, size, u64::from(value == &Value::Bool(true))),
            Type::Id(id) => {
                let contract = self.contract;
                self.defined(at, &contract.resolve.types[*id].kind, value);
            }
            _ => {
                let number = match value {
                    Value::Null => 0,
                    value => value.as_u64().expect("a whole number"),
                };
                self.number(at, size, number);
            }
        }
    }

    fn defined(&mut self, at: usize, kind: &TypeDefKind, value: &Value) {
        match kind {
            TypeDefKind::Type(ty) => self.write(at, ty, value),
            TypeDefKind::Record(record) => {
                let nothing = Map::new();
                let given = value.as_object().unwrap_or(&nothing);
                let unknown = given
                    .keys()
                    .find(|key| record.fields.iter().all(|field| field.name != **key));
                assert_eq!(unknown, None, "a record has no such field");
                let offsets = self
                    .contract
                    .sizes
                    .field_offsets(record.fields.iter().map(|field| &field.ty));
                for (field, (offset, ty)) in record.fields.iter().zip(offsets) {
                    self.write(
                        at + offset.size_wasm32(),
                        ty,
                        given.get(&field.name).unwrap_or(&Value::Null),
                    );
                }
            }
            TypeDefKind::Tuple(tuple) => {
                let offsets = self.contract.sizes.field_offsets(&tuple.types);
                for (index, (offset, ty)) in offsets.into_iter().enumerate() {
                    self.write(at + offset.size_wasm32(), ty, &value[index]);
                }
            }
            TypeDefKind::List(each) => match raw(value) {
                Some(raw) => self.pair(at, raw),
                None => {
                    let values = value.as_array().map_or(&[][..], Vec::as_slice);
                    let start = self.elements(each, values);
                    self.pair_of(at, start, values.len());
                }
            },
            TypeDefKind::Enum(cases) => {
                let names = cases.cases.iter().map(|case| case.name.as_str());
                let index = raw_number(value).unwrap_or_else(|| case(names, value.as_str()) as u64);
                self.number(at, width(cases.tag()), index);
            }
            TypeDefKind::Variant(variant) => {
                let cases: Vec<_> = variant
                    .cases
                    .iter()
                    .map(|case| (case.name.as_str(), case.ty))
                    .collect();
                self.variant(at, variant.tag(), &cases, value);
            }
            TypeDefKind::Option(inner) => {
                let some = Value::Object(Map::from_iter([("some".into(), value.clone())]));
                let value = match value {
                    Value::Null => &Value::Null,
                    value if raw_number(value).is_some() => value,
                    _ => &some,
                };
                self.variant(at, Int::U8, &[("none", None), ("some", Some(*inner))], value);
            }
            TypeDefKind::Result(result) => {
                self.variant(at, Int::U8, &[("ok", result.ok), ("err", result.err)], value);
            }
            other => panic!("the contract has no {}", other.as_str()),
        }
    }

    fn variant(&mut self, at: usize, tag: Int, cases: &[(&str, Option<Type>)], value: &Value) {
        if let Some(number) = raw_number(value) {
            return self.number(at, width(tag), number);
        }
        let chosen = value.as_object().and_then(|object| object.iter().next());
        let names = cases.iter().map(|(name, _)| *name);
        let index = case(names, chosen.map(|(name, _)| name.as_str()));
        self.number(at, width(tag), index as u64);
        if let (Some(ty), Some((_, payload))) = (cases[index].1, chosen) {
            let types = cases.iter().map(|(_, ty)| ty.as_ref());
            let offset = self.contract.sizes.payload_offset(tag, types).size_wasm32();
            self.write(at + offset, &ty, payload);
        }
    }

    fn text(&mut self, at: usize, value: &Value) {
        if let Some(raw) = raw(value) {
            return self.pair(at, raw);
        }
        let text = match value {
            Value::Null => "",
            value => value.as_str().expect("a text"),
        };
        let (bytes, length): (Vec<u8>, usize) = match self.encoding {
            StringEncoding::UTF8 => (text.into(), text.len()),
            StringEncoding::UTF16 | StringEncoding::CompactUTF16 => {
                let units: Vec<u16> = text.encode_utf16().collect();
                (
                    units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
                    units.len(),
                )
            }
        };
        let start = self.reserve(bytes.len(), 2);
        self.put(start, &bytes);
        self.pair_of(at, self.base + start, length);
    }

    fn pair(&mut self, at: usize, raw: &Value) {
        let word = |index: usize| {
            raw[index]
                .as_u64()
                .expect("a raw text or list is [pointer, length]") as usize
        };
        self.pair_of(at, word(0), word(1));
    }

    fn pair_of(&mut self, at: usize, pointer: usize, length: usize) {
        self.number(at, 4, pointer as u64);
        self.number(at + 4, 4, length as u64);
    }
}

fn raw(value: &Value) -> Option<&Value> {
    value.as_object()?.get(RAW)
}

fn raw_number(value: &Value) -> Option<u64> {
    raw(value)?.as_u64()
}

fn case<'a>(mut names: impl Iterator<Item = &'a str>, chosen: Option<&str>) -> usize {
    chosen.map_or(0, |chosen| {
        let index = names.position(|name| name == chosen);
        index.unwrap_or_else(|| panic!("the contract has a case `{chosen}`"))
    })
}

fn width(tag: Int) -> usize {
    match tag {
        Int::U8 => 1,
        Int::U16 => 2,
        Int::U32 => 4,
        Int::U64 => 8,
    }
}
