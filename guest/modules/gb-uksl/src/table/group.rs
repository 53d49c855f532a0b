//! The rows of one subject, wherever they stand.

use std::collections::{HashMap, HashSet};

use dragoman_guest::ids::{self, Ids};
use dragoman_guest::kinds;
use dragoman_guest::schema::{Locator, NoticeKind, Subject, SubjectKind};
use dragoman_guest::texts::TextId;
use dragoman_guest::{About, Notes};

use super::{Row, Table};
use crate::columns::Column::{self, *};
use crate::columns::{LINES, NAME};
use crate::map::{Address, Called, Draft, Format, Here, Listing, OtherScript, Paper, Words};

/// What says of which subject rows are that have one id.
const LISTING: [Column; 7] = [
    OfsiGroupId,
    UnReference,
    Regime,
    Kind,
    DateDesignated,
    OtherInformation,
    Reasons,
];

/// The rows of one subject.
pub(super) struct Group<'t> {
    table: &'t Table,
    id: String,
    rows: Vec<&'t Row>,
}

impl<'t> Group<'t> {
    /// The groups of a list, in the order of their first rows.
    pub(super) fn all(table: &'t Table, notes: &mut Notes) -> Vec<Self> {
        let (mut groups, mut known) = (Vec::<Self>::new(), HashMap::new());
        let mut ids = Ids::default();
        for row in &table.rows {
            let id = row.id(UniqueId);
            let index = match known.get(&id) {
                Some(index) => *index,
                None => {
                    let text = Some(table.texts.get(id));
                    let taken = ids.take(text, UniqueId.name(), table.place(row), notes);
                    let index = taken.map(|id| {
                        groups.push(Self {
                            table,
                            id,
                            rows: Vec::new(),
                        });
                        groups.len() - 1
                    });
                    // Of rows without an id every one is said.
                    if !id.is_empty() {
                        known.insert(id, index);
                    }
                    index
                }
            };
            if let Some(group) = index.and_then(|index| groups.get_mut(index)) {
                group.rows.push(row);
            }
        }
        for group in &mut groups {
            group.leave_out_others(notes);
        }
        groups
    }

    /// Leaves out rows of a primary name that has no word in common with the first one of the group, and rows of other names
    /// that say of the listing what those say: their id is that of another subject, whom they must not give their births
    /// and papers.
    fn leave_out_others(&mut self, notes: &mut Notes) {
        let table = self.table;
        let name = |row: &Row| NAME.map(|column| table.text(row, column)).join(" ");
        let listing = |row: &Row| LISTING.map(|column| row.id(column));
        let is_primary = |row: &Row| table.text(row, NameType).eq_ignore_ascii_case("primary name");
        let primary = self.rows.iter().filter(|row| is_primary(row));
        let mut primary = primary.map(|row| (row.number, name(row), listing(row)));
        let Some((_, first, own)) = primary.next() else {
            return;
        };
        let others = primary.filter(|(_, other, _)| *other != first && !ids::share_a_word(&first, other));
        let others: Vec<_> = others.collect();
        if others.is_empty() {
            return;
        }
        let id = &self.id;
        self.rows.retain(|row| {
            let is_other = match is_primary(row) {
                true => others.iter().any(|(_, other, _)| *other == name(row)),
                false => listing(row) != own && others.iter().any(|(.., other)| *other == listing(row)),
            };
            if is_other {
                notes.case(About {
                    kind: NoticeKind::RejectedRecord,
                    field: UniqueId.name().into(),
                    message: "another subject has this id, under a name without a word in common; the row was left out",
                    excerpt: name(row).trim(),
                    record: Some(id),
                    place: Some(table.place(row)),
                });
            }
            !is_other
        });
    }

    /// The subject; none if it cannot be used, which is said in a notice.
    pub(super) fn subject(&self, notes: &mut Notes) -> Option<Subject> {
        let sources: Vec<Locator> = self.rows.iter().map(|row| self.table.place(row)).collect();
        let here = self.here(0)?;
        let mut draft = Draft::new(self.id.clone(), sources, Format::Table, notes);
        let stated = self.texts(Kind);
        draft.kind(stated.first().cloned(), self.inferred(), &here);
        self.names(&mut draft);
        if !draft.promote(&here) {
            draft.reject("no row of the subject has a name; it was left out", &here);
            return None;
        }
        draft.references(&self.texts(OfsiGroupId), &self.texts(UnReference));
        self.each(Title, |words| draft.title(words));
        self.addresses(&mut draft);
        for column in [Phone, Email, Website] {
            self.each(column, |words| draft.contact(column, words));
        }
        self.individual(&mut draft);
        self.each(TypeOfEntity, |words| draft.type_of_entity(words));
        self.each(Registration, |words| draft.registration(words));
        for column in [Parent, Subsidiaries] {
            self.each(column, |words| draft.related(column, words));
        }
        self.ship(&mut draft);
        self.each(OtherInformation, |words| draft.information(words));
        draft.other_kinds(&stated);
        let measures = draft.measures(&self.texts(Measures), None, &here);
        draft.listing(Listing {
            authority: self.texts(Source),
            programme: self.texts(Regime),
            listed: self.texts(DateDesignated),
            amended: self.texts(LastUpdated),
            reason: self.texts(Reasons),
            measures,
        });
        Some(draft.subject)
    }

    /// What the subject is by the columns that say something of it.
    fn inferred(&self) -> Option<SubjectKind> {
        let has = |columns: &[Column]| {
            let mut cells = self
                .rows
                .iter()
                .flat_map(|row| columns.iter().map(|column| row.id(*column)));
            cells.any(|cell| !cell.is_empty())
        };
        let inferred = kinds::of([
            (
                SubjectKind::Person,
                has(&[
                    Birth,
                    Nationality,
                    Passport,
                    NationalId,
                    Gender,
                    TownOfBirth,
                    CountryOfBirth,
                ]),
            ),
            (
                SubjectKind::Organization,
                has(&[TypeOfEntity, Subsidiaries, Parent, Registration]),
            ),
            (
                SubjectKind::Vessel,
                has(&[
                    Imo,
                    Flag,
                    PreviousFlag,
                    TypeOfShip,
                    Tonnage,
                    Length,
                    YearBuilt,
                    Hull,
                ]),
            ),
        ]);
        inferred.kind()
    }

    fn names(&self, draft: &mut Draft<'_>) {
        let columns = [Name1, Name2, Name3, Name4, Name5, Name6, NameType, AliasStrength];
        self.stated(columns, |texts, here| {
            let [one, two, three, four, five, six, kind, strength] = texts;
            let parts = [one, two, three, four, five, six];
            let called = Called {
                parts,
                kind,
                strength,
            };
            draft.name(&called, here);
        });
        self.stated([NonLatinName, NonLatinType, NonLatinLanguage], |texts, here| {
            let [name, script, language] = texts;
            let said = OtherScript {
                name,
                script,
                language,
            };
            draft.other_script(&said, here);
        });
    }

    fn addresses(&self, draft: &mut Draft<'_>) {
        let [one, two, three, four, five, six] = LINES;
        self.stated(
            [one, two, three, four, five, six, Postcode, Country],
            |texts, here| {
                let [one, two, three, four, five, six, postcode, country] = texts;
                let address = Address {
                    lines: [one, two, three, four, five, six],
                    postcode,
                    country,
                };
                draft.address(&address, here);
            },
        );
    }

    fn individual(&self, draft: &mut Draft<'_>) {
        self.each(Birth, |words| draft.birth(words));
        self.stated([TownOfBirth, CountryOfBirth], |[town, country], here| {
            draft.birth_place(town, country, here);
        });
        for (column, details) in [(Passport, PassportDetails), (NationalId, NationalIdDetails)] {
            self.stated([column, details], |[number, details], here| {
                let paper = Paper {
                    column,
                    number,
                    details,
                };
                draft.document(&paper, here);
            });
        }
        self.each(Nationality, |words| draft.nationality(words));
        self.each(Position, |words| draft.position(words));
        draft.genders(&self.texts(Gender));
    }

    fn ship(&self, draft: &mut Draft<'_>) {
        self.each(Imo, |words| draft.imo(words));
        self.each(Hull, |words| draft.hull(words));
        for column in [TypeOfShip, Flag, Tonnage, Length, YearBuilt] {
            self.each(column, |words| draft.fact(column, words));
        }
        self.each(PreviousFlag, |words| draft.previous_flag(words));
        for column in [CurrentOwner, PreviousOwner] {
            self.each(column, |words| draft.related(column, words));
        }
    }

    /// Gives what the rows say in some columns: each combination once, with the first row that has it, where not all of it
    /// is blank.
    fn stated<const N: usize>(
        &self,
        columns: [Column; N],
        mut take: impl FnMut([Option<&'t str>; N], &Here),
    ) {
        let mut seen = HashSet::new();
        let mut last = [TextId::EMPTY; N];
        for (at, row) in self.rows.iter().enumerate() {
            let texts = columns.map(|column| row.id(column));
            if texts == last || texts.iter().all(|text| text.is_empty()) {
                continue;
            }
            last = texts;
            if !seen.insert(texts) {
                continue;
            }
            let table = self.table;
            let texts = texts.map(|text| Some(table.texts.get(text)).filter(|text| !text.is_empty()));
            take(
                texts,
                &Here {
                    at: at as u32,
                    place: table.place(row),
                },
            );
        }
    }

    /// Gives the different texts of a column.
    fn each(&self, column: Column, mut take: impl FnMut(&Words<'t>)) {
        self.stated([column], |[text], here| {
            if let Some(text) = text {
                take(&Words {
                    text,
                    here: here.clone(),
                });
            }
        });
    }

    /// The different texts of a column.
    fn texts(&self, column: Column) -> Vec<Words<'t>> {
        let mut all = Vec::new();
        self.each(column, |words| all.push(words.clone()));
        all
    }

    /// The place of a row.
    fn here(&self, at: usize) -> Option<Here> {
        let row = self.rows.get(at)?;
        Some(Here {
            at: at as u32,
            place: self.table.place(row),
        })
    }
}
