//! What is known of the depths of things in one component's index spaces.

use wasmparser::{
    ComponentDefinedType, ComponentExternalKind, ComponentType, ComponentTypeRef, ComponentValType,
    TypeBounds,
};

/// Depth of a core module's type, whose parts are functions of numbers.
const CORE: usize = 4;

/// The depths of what a component, or a type of one, has in its index spaces.
#[derive(Default)]
pub(crate) struct Space {
    pub(crate) functions: Vec<usize>,
    pub(crate) types: Vec<usize>,
    pub(crate) components: Vec<usize>,
    pub(crate) instances: Vec<usize>,
    /// Of its deepest import or export.
    pub(crate) face: usize,
}

impl Space {
    /// The index space of a kind of thing; of modules and values, whose depth is known, there is none.
    fn of(&mut self, kind: ComponentExternalKind) -> Option<&mut Vec<usize>> {
        match kind {
            ComponentExternalKind::Func => Some(&mut self.functions),
            ComponentExternalKind::Type => Some(&mut self.types),
            ComponentExternalKind::Component => Some(&mut self.components),
            ComponentExternalKind::Instance => Some(&mut self.instances),
            ComponentExternalKind::Module | ComponentExternalKind::Value => None,
        }
    }

    pub(crate) fn get(&mut self, kind: ComponentExternalKind, index: u32) -> usize {
        self.of(kind).map_or(CORE, |space| at(space, index))
    }

    pub(crate) fn add(&mut self, kind: ComponentExternalKind, depth: usize) {
        if let Some(space) = self.of(kind) {
            space.push(depth);
        }
    }

    pub(crate) fn reference(&self, reference: &ComponentTypeRef) -> usize {
        match reference {
            ComponentTypeRef::Func(index)
            | ComponentTypeRef::Instance(index)
            | ComponentTypeRef::Component(index)
            | ComponentTypeRef::Type(TypeBounds::Eq(index)) => at(&self.types, *index),
            ComponentTypeRef::Type(TypeBounds::SubResource) => 1,
            ComponentTypeRef::Value(value) => self.value(value),
            ComponentTypeRef::Module(_) => CORE,
        }
    }

    fn value(&self, value: &ComponentValType) -> usize {
        match value {
            ComponentValType::Primitive(_) => 1,
            ComponentValType::Type(index) => at(&self.types, *index),
        }
    }

    pub(crate) fn defined(&self, ty: &ComponentType<'_>) -> usize {
        let value = |value: &ComponentValType| self.value(value);
        let deepest = match ty {
            ComponentType::Func(ty) => {
                let parameters = ty.params.iter().map(|(_, ty)| value(ty)).max();
                parameters.max(ty.result.as_ref().map(value))
            }
            ComponentType::Defined(ty) => match ty {
                ComponentDefinedType::Record(fields) => fields.iter().map(|(_, ty)| value(ty)).max(),
                ComponentDefinedType::Variant(cases) => {
                    cases.iter().filter_map(|case| case.ty.as_ref().map(value)).max()
                }
                ComponentDefinedType::Tuple(types) => types.iter().map(value).max(),
                ComponentDefinedType::List(ty)
                | ComponentDefinedType::Option(ty)
                | ComponentDefinedType::FixedLengthList(ty, _) => Some(value(ty)),
                ComponentDefinedType::Map(key, ty) => Some(value(key).max(value(ty))),
                ComponentDefinedType::Result { ok, err } => {
                    ok.as_ref().map(value).max(err.as_ref().map(value))
                }
                ComponentDefinedType::Future(ty) | ComponentDefinedType::Stream(ty) => ty.as_ref().map(value),
                ComponentDefinedType::Primitive(_)
                | ComponentDefinedType::Flags(_)
                | ComponentDefinedType::Enum(_)
                | ComponentDefinedType::Own(_)
                | ComponentDefinedType::Borrow(_) => None,
            },
            // Read by `Nesting::types`, declaration by declaration.
            ComponentType::Component(_) | ComponentType::Instance(_) | ComponentType::Resource { .. } => None,
        };
        1 + deepest.unwrap_or(0)
    }
}

/// An index that points nowhere has no depth; validation refuses it.
pub(crate) fn at(space: &[usize], index: u32) -> usize {
    space.get(index as usize).copied().unwrap_or(0)
}
