//! How deep a component's types and components nest.
//!
//! A host asks before it validates a stranger's component, and a build before it looks at what a tool has made:
//!
//! ```
//! use dragoman_nesting::{DEEPEST, measure};
//!
//! let component = b"\0asm\x0d\0\x01\0";
//! assert!(measure(component, DEEPEST).is_ok());
//! ```
//!
//! wasmparser reads a type that is written inside another by recursion, and asserts that types which refer to one
//! another stay within a depth that it does not check everywhere: thirty kilobytes of nested types would end the host.
//! So depth is measured first, without recursion. The measure is never less than wasmparser's own; where an alias takes
//! something out of an instance, the instance's depth stands for it.

mod space;

use std::ops::Range;

use wasmparser::{
    BinaryReader, BinaryReaderError, CanonicalFunction, ComponentAlias, ComponentExternName,
    ComponentExternalKind, ComponentImport, ComponentInstance, ComponentOuterAliasKind, ComponentType,
    ComponentTypeRef, CoreType, Parser, Payload,
};

use self::space::{Space, at};

/// The deepest that wasmparser goes before it asserts that nothing is deeper. No more may be allowed.
pub const DEEPEST: usize = 100;

/// Why a component is not to be read further.
#[derive(Debug, thiserror::Error)]
pub enum TooDeep {
    /// It nests deeper than is allowed.
    #[error("it has {found} or more levels of types or components, {allowed} are allowed: at byte {offset}")]
    Nesting {
        /// Its levels, as far as they were counted.
        found: usize,
        /// How many it may have.
        allowed: usize,
        /// Byte at which that showed.
        offset: usize,
    },
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] BinaryReaderError),
    /// It is cut off or damaged.
    #[error("{message}: at byte {offset}")]
    Malformed {
        /// Byte at which that showed.
        offset: usize,
        /// What is wrong.
        message: String,
    },
}

/// Measures a component, or the metadata of a core module, which has the same form. What is no component has no depth.
///
/// # Errors
///
/// [`TooDeep`] if it has more than `allowed` levels, or more than [`DEEPEST`], or cannot be read.
pub fn measure(bytes: &[u8], allowed: usize) -> Result<(), TooDeep> {
    let mut nesting = Nesting::new(bytes, allowed);
    // Whether what encloses the section at hand, below the outermost component, is a component.
    let mut inside = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ModuleSection { .. } => inside.push(false),
            Payload::ComponentSection { unchecked_range, .. } => {
                inside.push(true);
                nesting.open(unchecked_range.start)?;
            }
            Payload::End(offset) => {
                if inside.pop() == Some(true) {
                    nesting.close_component(offset)?;
                }
            }
            section => nesting.section(&section)?,
        }
    }
    Ok(())
}

/// Measures a component, section by section, for who walks over it anyway: see [`measure`].
pub struct Nesting<'a> {
    bytes: &'a [u8],
    allowed: usize,
    /// The innermost comes last. There is always one.
    spaces: Vec<Space>,
}

impl<'a> Nesting<'a> {
    /// Begins with a component, of which so many levels are allowed; at most [`DEEPEST`].
    pub fn new(bytes: &'a [u8], allowed: usize) -> Self {
        Self {
            bytes,
            allowed: allowed.min(DEEPEST),
            spaces: vec![Space::default()],
        }
    }

    /// Enters a component, or a type of one.
    ///
    /// # Errors
    ///
    /// If that is too deep.
    pub fn open(&mut self, offset: usize) -> Result<(), TooDeep> {
        self.check(self.spaces.len(), offset)?;
        self.spaces.push(Space::default());
        Ok(())
    }

    /// Leaves what was entered. Gives its depth.
    fn close(&mut self) -> usize {
        1 + self.spaces.pop().map_or(0, |space| space.face)
    }

    /// Leaves a component.
    ///
    /// # Errors
    ///
    /// If it was too deep.
    pub fn close_component(&mut self, offset: usize) -> Result<(), TooDeep> {
        let depth = self.close();
        self.add(ComponentExternalKind::Component, depth, offset)
    }

    fn check(&self, found: usize, offset: usize) -> Result<(), TooDeep> {
        if found <= self.allowed {
            return Ok(());
        }
        Err(TooDeep::Nesting {
            found,
            allowed: self.allowed,
            offset,
        })
    }

    fn space(&mut self) -> &mut Space {
        if self.spaces.is_empty() {
            self.spaces.push(Space::default());
        }
        let last = self.spaces.len() - 1;
        &mut self.spaces[last]
    }

    fn add(&mut self, kind: ComponentExternalKind, depth: usize, offset: usize) -> Result<(), TooDeep> {
        self.check(depth, offset)?;
        self.space().add(kind, depth);
        Ok(())
    }

    /// Takes in a section of the component that was entered last.
    ///
    /// # Errors
    ///
    /// If something in it is too deep, or cannot be read.
    pub fn section(&mut self, payload: &Payload<'_>) -> Result<(), TooDeep> {
        match payload {
            Payload::ComponentTypeSection(section) => self.types(section.range()),
            Payload::ComponentImportSection(section) => {
                for import in section.clone().into_iter_with_offsets() {
                    let (offset, import) = import?;
                    self.declare(&import.ty, offset)?;
                }
                Ok(())
            }
            Payload::ComponentExportSection(section) => {
                for export in section.clone().into_iter_with_offsets() {
                    let (offset, export) = export?;
                    let space = self.space();
                    let given = export.ty.as_ref().map_or(0, |ty| space.reference(ty));
                    let depth = given.max(space.get(export.kind, export.index));
                    space.face = space.face.max(depth);
                    self.add(export.kind, depth, offset)?;
                }
                Ok(())
            }
            Payload::ComponentAliasSection(section) => {
                for alias in section.clone().into_iter_with_offsets() {
                    let (offset, alias) = alias?;
                    self.alias(&alias, offset)?;
                }
                Ok(())
            }
            Payload::ComponentInstanceSection(section) => {
                for instance in section.clone().into_iter_with_offsets() {
                    let (offset, instance) = instance?;
                    let space = self.space();
                    let depth = match instance {
                        ComponentInstance::Instantiate { component_index, .. } => {
                            space.get(ComponentExternalKind::Component, component_index)
                        }
                        ComponentInstance::FromExports(exports) => {
                            let depths = exports.iter().map(|export| space.get(export.kind, export.index));
                            1 + depths.max().unwrap_or(0)
                        }
                    };
                    self.add(ComponentExternalKind::Instance, depth, offset)?;
                }
                Ok(())
            }
            Payload::ComponentCanonicalSection(section) => {
                for function in section.clone() {
                    if let CanonicalFunction::Lift { type_index, .. } = function? {
                        let space = self.space();
                        let depth = at(&space.types, type_index);
                        space.functions.push(depth);
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// An import, or an export of a type of an instance: something that is there by its type alone.
    fn declare(&mut self, reference: &ComponentTypeRef, offset: usize) -> Result<(), TooDeep> {
        let space = self.space();
        let depth = space.reference(reference);
        space.face = space.face.max(depth);
        self.add(reference.kind(), depth, offset)
    }

    fn alias(&mut self, alias: &ComponentAlias<'_>, offset: usize) -> Result<(), TooDeep> {
        let (kind, depth) = match alias {
            ComponentAlias::InstanceExport {
                kind, instance_index, ..
            } => (*kind, at(&self.space().instances, *instance_index)),
            ComponentAlias::Outer { kind, count, index } => {
                let kind = match kind {
                    ComponentOuterAliasKind::Type => ComponentExternalKind::Type,
                    ComponentOuterAliasKind::Component => ComponentExternalKind::Component,
                    ComponentOuterAliasKind::CoreModule | ComponentOuterAliasKind::CoreType => return Ok(()),
                };
                let outer = self.spaces.iter_mut().rev().nth(*count as usize);
                (kind, outer.map_or(0, |space| space.get(kind, *index)))
            }
            ComponentAlias::CoreInstanceExport { .. } => return Ok(()),
        };
        self.add(kind, depth, offset)
    }

    /// Reads a section of types. Types of instances and components hold declarations, and types among these.
    fn types(&mut self, range: Range<usize>) -> Result<(), TooDeep> {
        let outside = || TooDeep::Malformed {
            offset: range.start,
            message: "a section ends after the file".into(),
        };
        let bytes = self.bytes.get(range.clone()).ok_or_else(outside)?;
        let mut reader = BinaryReader::new(bytes, range.start);
        // What is still to be read of the section, and of each type that is open.
        let mut left = vec![reader.read_var_u32()?];
        while let Some(rest) = left.last_mut() {
            let offset = reader.original_position();
            if *rest > 0 {
                *rest -= 1;
                let opened = if left.len() == 1 {
                    self.ty(&mut reader)?
                } else {
                    self.declaration(&mut reader)?
                };
                left.extend(opened);
                continue;
            }
            left.pop();
            if !left.is_empty() {
                let depth = self.close();
                self.add(ComponentExternalKind::Type, depth, offset)?;
            }
        }
        Ok(())
    }

    /// Reads a type, or the head of one that holds declarations and gives their number.
    fn ty(&mut self, reader: &mut BinaryReader<'_>) -> Result<Option<u32>, TooDeep> {
        let offset = reader.original_position();
        let mut ahead = reader.clone();
        if let 0x41 | 0x42 = ahead.read_u8()? {
            *reader = ahead;
            self.open(offset)?;
            return Ok(Some(reader.read_var_u32()?));
        }
        let ty: ComponentType<'_> = reader.read()?;
        let depth = self.space().defined(&ty);
        self.add(ComponentExternalKind::Type, depth, offset)?;
        Ok(None)
    }

    fn declaration(&mut self, reader: &mut BinaryReader<'_>) -> Result<Option<u32>, TooDeep> {
        let offset = reader.original_position();
        match reader.read_u8()? {
            0x00 => {
                reader.read::<CoreType<'_>>()?;
            }
            0x01 => return self.ty(reader),
            0x02 => {
                let alias = reader.read()?;
                self.alias(&alias, offset)?;
            }
            0x03 => {
                let import: ComponentImport<'_> = reader.read()?;
                self.declare(&import.ty, offset)?;
            }
            0x04 => {
                reader.read::<ComponentExternName<'_>>()?;
                let reference = reader.read()?;
                self.declare(&reference, offset)?;
            }
            other => {
                return Err(TooDeep::Malformed {
                    offset,
                    message: format!("{other:#04x} begins no declaration of a type"),
                });
            }
        }
        Ok(None)
    }
}
