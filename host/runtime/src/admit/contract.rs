//! Whether a component's imports, exports and version are the contract's.

use dragoman_model::schema::{Fault, Manifest, Summary};
use dragoman_model::{API_VERSION, PACKAGE};
use wasmtime::component::Component;
use wasmtime::component::types::ComponentItem;

use super::admission::Admission;
use super::refusal::Refusal;

/// Name of the interface that a component exports.
pub(crate) fn translator() -> String {
    format!("{PACKAGE}/translator@{API_VERSION}")
}

/// Checks the names, which stand in the binary.
pub(super) fn names(admission: &Admission) -> Result<(), Refusal> {
    let api = format!("{PACKAGE}@{API_VERSION}");
    let said = !admission.api.is_empty();
    if said && admission.api != api {
        return Err(Refusal::ApiVersion {
            found: admission.api.clone(),
        });
    }
    // Before the missing section: a component of other tools has neither, and the imports say more.
    let foreign: Vec<String> = admission
        .imports
        .iter()
        .filter(|import| !is_of_package(import))
        .cloned()
        .collect();
    if !foreign.is_empty() {
        return Err(Refusal::ForeignImport { imports: foreign });
    }
    let spoken = format!("@{API_VERSION}");
    if let Some(import) = admission.imports.iter().find(|import| !import.ends_with(&spoken)) {
        return Err(Refusal::ImportVersion {
            import: import.clone(),
        });
    }
    if !said {
        return Err(Refusal::NoApi);
    }
    if !admission.exports.contains(&translator()) {
        return Err(Refusal::NoTranslator {
            missing: translator(),
        });
    }
    Ok(())
}

fn is_of_package(import: &str) -> bool {
    import
        .strip_prefix(PACKAGE)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Checks the types of what the host calls, so that no call fails for them later. Nothing is run for that.
pub(crate) fn exports(component: &Component) -> Result<(), Refusal> {
    let (engine, ty) = (component.engine(), component.component_type());
    let item = ty.get_export(engine, &translator()).map(|export| export.ty);
    let Some(ComponentItem::ComponentInstance(interface)) = item else {
        return Err(Refusal::NoTranslator {
            missing: translator(),
        });
    };
    let cx = ty.instance_type();
    for name in ["describe", "translate"] {
        let export = format!("{}#{name}", translator());
        let function = match interface.get_export(engine, name).map(|export| export.ty) {
            Some(ComponentItem::ComponentFunc(function)) => function,
            Some(_) => {
                let message = "it is no function".into();
                return Err(Refusal::ExportType { export, message });
            }
            None => return Err(Refusal::NoTranslator { missing: export }),
        };
        let fits = match name {
            "describe" => function.typecheck::<(), (Manifest,)>(&cx),
            _ => function.typecheck::<(), (Result<Summary, Fault>,)>(&cx),
        };
        fits.map_err(|error| Refusal::ExportType {
            export,
            message: format!("{error:#}"),
        })?;
    }
    Ok(())
}
