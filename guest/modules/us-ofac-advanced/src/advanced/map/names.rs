//! Names: of identities, in aliases, each documented in one or several scripts. What a part of a name is stands apart, in
//! groups.

use std::collections::HashMap;

use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Parts};

use super::Mapper;
use crate::advanced::names::groups;
use crate::advanced::values::number;
use crate::words::{Written, alias, joined};

/// The names of a party by their numbers, and which of them are its main ones.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_number: HashMap<u32, String>,
    main: Vec<u32>,
}

impl Names {
    /// A name by its number, unless it is a main one.
    pub(super) fn other(&self, id: Option<u32>) -> Option<&str> {
        let id = id.filter(|id| !self.main.contains(id))?;
        self.by_number.get(&id).map(String::as_str)
    }
}

impl Mapper<'_> {
    /// Maps the names of all identities.
    pub(super) fn names(&self, draft: &mut Draft<'_, '_>, profile: Element<'_>) -> Names {
        let mut names = Names::default();
        for identity in profile.all("Identity") {
            identity.attribute("FixedRef");
            let is_main = identity.attribute("Primary") != Some("false");
            let is_false = identity.attribute("False") == Some("true");
            let identity_note = if is_false {
                Some("of a false identity")
            } else {
                (!is_main).then_some("of another identity")
            };
            let groups = groups(identity);
            for alias in identity.all("Alias") {
                self.alias(
                    draft,
                    alias,
                    &groups,
                    is_main && !is_false,
                    identity_note,
                    &mut names,
                );
            }
        }
        names
    }

    fn alias(
        &self,
        draft: &mut Draft<'_, '_>,
        of: Element<'_>,
        groups: &HashMap<u32, u32>,
        is_main_identity: bool,
        identity_note: Option<&str>,
        names: &mut Names,
    ) {
        of.attribute("FixedRef");
        let is_primary = of.attribute("Primary") == Some("true") && is_main_identity;
        let kind = number(of.attribute("AliasTypeID"));
        let word = self.tables.values.text("AliasType", kind);
        let (form, note) = match word.map(alias) {
            None => (NameForm::Alias, None),
            Some(Some(known)) => known,
            Some(None) => {
                let message = "a type that is not known: taken as an alias";
                let field = "Identity/Alias@AliasTypeID";
                draft.say(
                    NoticeKind::RejectedValue,
                    field,
                    message,
                    word.unwrap_or_default(),
                    0,
                );
                (NameForm::Alias, None)
            }
        };
        let quality = match (is_primary, of.attribute("LowQuality")) {
            (_, Some("true")) => NameQuality::Weak,
            // Of a main name the other formats do not say how good it is.
            (true, _) | (false, None) => NameQuality::Unstated,
            (false, Some(_)) => NameQuality::Strong,
        };
        let comment = of.value("Comment");
        let mut is_first = true;
        for documented in of.all("DocumentedName") {
            for own in ["FixedRef", "DocNameStatusID"] {
                documented.attribute(own);
            }
            let (parts, script, acronym) = self.parts(documented, groups);
            let form = match (is_first, is_primary) {
                (true, true) => NameForm::Primary,
                (true, false) => form,
                (false, _) if script == Some("Latin") => NameForm::Spelling,
                (false, _) => NameForm::OriginalScript,
            };
            is_first = false;
            let written = Written {
                whole: Parts {
                    last: None,
                    first: None,
                },
                parts: &parts
                    .iter()
                    .map(|(word, text)| (*word, text.as_str()))
                    .collect::<Vec<_>>(),
                script,
            };
            let Some(mut name) = written.name(draft.subject.kind, form, quality) else {
                let message = "a name without words";
                draft.say(NoticeKind::RejectedValue, "Alias/DocumentedName", message, "", 0);
                continue;
            };
            name.note = joined([note, identity_note, acronym.then_some("acronym"), comment]);
            if let Some(id) = number(documented.attribute("ID")) {
                names.by_number.insert(id, name.full.clone());
                if form == NameForm::Primary {
                    names.main.push(id);
                }
            }
            draft.subject.names.push(name);
        }
    }

    /// The parts of a name with OFAC's words for what they are, the script, and whether one is an acronym.
    fn parts<'r>(
        &'r self,
        documented: Element<'r>,
        groups: &HashMap<u32, u32>,
    ) -> (Vec<(&'r str, String)>, Option<&'r str>, bool) {
        let (mut parts, mut script, mut acronym) = (Vec::new(), None, false);
        for part in documented.all("DocumentedNamePart") {
            let around =
                ["LeadingChars", "TrailingChars"].map(|name| part.attribute(name).unwrap_or_default());
            for value in part.all("NamePartValue") {
                value.attribute("ScriptStatusID");
                acronym |= value.attribute("Acronym") == Some("true");
                let own = self
                    .tables
                    .values
                    .text("Script", number(value.attribute("ScriptID")));
                script = script.or(own);
                let group = number(value.attribute("NamePartGroupID"));
                let kind = group.and_then(|group| groups.get(&group).copied());
                let word = self.tables.values.text("NamePartType", kind).unwrap_or_default();
                if let Some(text) = value.text() {
                    parts.push((word, format!("{}{text}{}", around[0], around[1])));
                }
            }
        }
        (parts, script, acronym)
    }
}
