//! The walk over a component's sections: reads what it says of itself, and stops at the first cap that is passed.

use dragoman_nesting::{Nesting, TooDeep};
use wasmparser::{Parser, Payload};

use super::admission::{API_SECTION, Admission};
use super::cap::Cap;
use super::origin::is_wasm_bindgen;
use super::refusal::Refusal;
use super::validate::malformed;
use crate::limits::AdmissionLimits;

/// What the walk is inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Module,
    Component,
}

/// Reads a component into `admission`.
pub(super) fn walk(bytes: &[u8], limits: &AdmissionLimits, admission: &mut Admission) -> Result<(), Refusal> {
    let mut walk = Walk {
        limits,
        admission,
        nesting: Nesting::new(bytes, Cap::Nesting.allowed(limits)),
        inside: Vec::new(),
        components: 0,
        instances: 0,
        data: 0,
    };
    for payload in Parser::new(0).parse_all(bytes) {
        walk.section(&payload.map_err(malformed)?)?;
    }
    Ok(())
}

/// What a core module that is no component imports from outside of the contract: that is to be mended as well.
pub(super) fn core_imports(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    let mut imports = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        if let Payload::ImportSection(section) = payload.map_err(malformed)? {
            for import in section.into_imports() {
                let import = import.map_err(malformed)?;
                if is_wasm_bindgen(import.module) || import.module.starts_with("wasi") {
                    imports.push(format!("{}#{}", import.module, import.name));
                }
            }
        }
    }
    Ok(imports)
}

fn deep(error: TooDeep) -> Refusal {
    match error {
        TooDeep::Nesting {
            found,
            allowed,
            offset,
        } => Refusal::OverCap {
            cap: Cap::Nesting,
            found,
            allowed,
            offset,
        },
        TooDeep::Unreadable(error) => malformed(error),
        TooDeep::Malformed { offset, message } => Refusal::Malformed { offset, message },
    }
}

struct Walk<'a> {
    limits: &'a AdmissionLimits,
    admission: &'a mut Admission,
    nesting: Nesting<'a>,
    /// What encloses the section at hand, below the outermost component.
    inside: Vec<Inside>,
    components: usize,
    instances: usize,
    data: usize,
}

impl Walk<'_> {
    fn section(&mut self, payload: &Payload<'_>) -> Result<(), Refusal> {
        let outermost = self.inside.is_empty();
        match payload {
            Payload::ModuleSection { unchecked_range, .. } => {
                self.inside.push(Inside::Module);
                self.admission.core_modules += 1;
                Cap::CoreModules.check(self.admission.core_modules, unchecked_range.start, self.limits)?;
            }
            Payload::ComponentSection { unchecked_range, .. } => {
                self.inside.push(Inside::Component);
                self.nesting.open(unchecked_range.start).map_err(deep)?;
                self.components += 1;
                Cap::Components.check(self.components, unchecked_range.start, self.limits)?;
            }
            Payload::End(offset) => {
                if self.inside.pop() == Some(Inside::Component) {
                    self.nesting.close_component(*offset).map_err(deep)?;
                }
            }
            Payload::CustomSection(section) if outermost => {
                if section.name() == API_SECTION {
                    let said = String::from_utf8_lossy(section.data()).into_owned();
                    self.admission.say(said);
                }
                self.admission.custom_sections.push(section.name().to_owned());
            }
            Payload::InstanceSection(section) => self.instances(section.count(), section.range().start)?,
            Payload::ComponentInstanceSection(section) => {
                self.instances(section.count(), section.range().start)?;
            }
            Payload::ComponentImportSection(section) if outermost => {
                for import in section.clone() {
                    let import = import.map_err(malformed)?;
                    self.admission.imports.push(import.name.name.to_owned());
                }
            }
            Payload::ComponentExportSection(section) if outermost => {
                for export in section.clone() {
                    let export = export.map_err(malformed)?;
                    self.admission.exports.push(export.name.name.to_owned());
                }
            }
            _ => return self.code(payload),
        }
        self.nesting.section(payload).map_err(deep)
    }

    fn instances(&mut self, count: u32, offset: usize) -> Result<(), Refusal> {
        self.instances = self.instances.saturating_add(count as usize);
        Cap::Instances.check(self.instances, offset, self.limits)
    }

    /// Sections of core modules, and of components inside.
    fn code(&mut self, payload: &Payload<'_>) -> Result<(), Refusal> {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    let import = import.map_err(malformed)?;
                    let import = format!("{}#{}", import.module, import.name);
                    if is_wasm_bindgen(&import) {
                        return Err(Refusal::ForeignImport {
                            imports: vec![import],
                        });
                    }
                }
                Ok(())
            }
            Payload::FunctionSection(section) => {
                let functions = self.admission.functions.saturating_add(section.count() as usize);
                self.admission.functions = functions;
                Cap::Functions.check(functions, section.range().start, self.limits)
            }
            Payload::CodeSectionEntry(body) => {
                let (size, offset) = (body.range().len(), body.range().start);
                self.admission.largest_function = self.admission.largest_function.max(size);
                Cap::FunctionSize.check(size, offset, self.limits)?;
                let mut locals = 0_usize;
                for group in body.get_locals_reader().map_err(malformed)? {
                    let (count, _) = group.map_err(malformed)?;
                    locals = locals.saturating_add(count as usize);
                }
                Cap::Locals.check(locals, offset, self.limits)
            }
            Payload::DataSection(section) => {
                for segment in section.clone() {
                    let segment = segment.map_err(malformed)?;
                    self.data = self.data.saturating_add(segment.data.len());
                    Cap::Data.check(self.data, segment.range.start, self.limits)?;
                }
                Ok(())
            }
            component => self.nesting.section(component).map_err(deep),
        }
    }
}
