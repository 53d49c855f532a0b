//! The labels with which clauses begin, and what each of them means.
//!
//! | labels | become |
//! |---|---|
//! | `DOB`, `POB`, `nationality`, `citizen`, `Gender` | the value of that name |
//! | `a.k.a. '…'`, `f.k.a. '…'` | a weak name: OFAC puts those it finds weak into the remarks, in quotes |
//! | `Passport`, `National ID No.`, `Cedula No.` and their like | an identity document |
//! | `NIT #`, `R.F.C.`, `Registration ID` and their like | an identifier whose note is the label as written |
//! | `Vessel Registration Identification` | identifier `imo` |
//! | `Digital Currency Address - XBT` | identifier `wallet:xbt`, likewise for any currency |
//! | `Linked To:`, `Aircraft Operator` | a relation, to the party of that name if exactly one has it |
//! | `Phone Number`, `Fax`, `Email Address`, `Website` | a contact |
//! | `Organization Established Date`, `… Type:`, `Target Type`, `Nationality of Registration` | facts of an organisation |
//! | `Aircraft …`, `Former Vessel Flag`, `Other Vessel …` | facts of a craft, or an identifier |
//! | `Title`, `Position:` | a title, a position |
//! | `Listing Date (…)`, `Effective Date (…)`, `Purchase/Sales For Divestment Date (…)` | a designation on the instrument in the parentheses |
//! | `Issuer Name` | an alias: the name under which securities of the party are issued |
//! | `Secondary sanctions risk:`, `Executive Order …` and other notes on sanctions | a remark, without a notice |
//!
//! `alt. ` before a label says that the value is one more of its kind. Case does not count; the longest label that fits
//! wins. A clause with no label that is known, or whose value does not fit its label, becomes a remark as it stands, and
//! a notice `unmapped` counts it.
//!
//! Formats that have the label in a field of its own have the same labels, some of them in other words (`Birthdate`).

use dragoman_guest::schema::{ContactKind, DocumentKind, NameForm};

/// What a label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A date of birth.
    Birth,
    /// A place of birth.
    BirthPlace,
    /// A nationality.
    Nationality,
    /// A citizenship.
    Citizenship,
    /// A gender.
    Gender,
    /// A name beside the main one, of a form.
    Alias(NameForm),
    /// An identity document of a kind.
    Document(DocumentKind),
    /// An identifier of a scheme; whether it may be without digits.
    Number(&'static str, Digits),
    /// A ship's IMO number.
    Vessel,
    /// A legal entity identifier, or another registration number under the same label.
    LegalEntity,
    /// An address in a digital currency.
    Wallet,
    /// A way of reaching somebody.
    Contact(ContactKind),
    /// A party that it is linked to.
    LinkedTo,
    /// Who operates a craft.
    Operator,
    /// When an organisation was founded.
    Founded,
    /// What an organisation does.
    Activity,
    /// What sort of organisation it is.
    LegalForm,
    /// Where it is registered.
    RegisteredIn,
    /// The model of a craft.
    Model,
    /// When a craft was built.
    Built,
    /// The flag of a vessel.
    Flag,
    /// A former flag of a vessel, or another one.
    FormerFlag,
    /// The type of a craft.
    CraftType,
    /// A call sign.
    CallSign,
    /// A title.
    Title,
    /// A position.
    Position,
    /// When a designation on an instrument of its own was made.
    Listed,
    /// Until when one must have parted from securities, by an instrument.
    Divestment,
    /// Who owns a craft.
    Owner,
    /// The tonnage of a vessel.
    Tonnage,
    /// The gross register tonnage of a vessel.
    GrossTonnage,
    /// The name under which securities are issued.
    IssuerName,
    /// When a designation on an instrument of its own takes effect.
    Effective,
    /// A note that is understood and has no field: kept as it stands.
    Note,
}

/// Whether a number must have a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// Without one it is no number.
    Needed,
    /// A code may be all letters.
    Optional,
}

const fn number(scheme: &'static str) -> Meaning {
    Meaning::Number(scheme, Digits::Needed)
}

const fn code(scheme: &'static str) -> Meaning {
    Meaning::Number(scheme, Digits::Optional)
}

const TAX: Meaning = number("tax");
const REGISTRATION: Meaning = number("registration");
const LICENCE: Meaning = number("licence");
const IDENTITY: Meaning = Meaning::Document(DocumentKind::NationalId);
const PHONE: Meaning = Meaning::Contact(ContactKind::Phone);
const FAX: Meaning = Meaning::Contact(ContactKind::Fax);
const EMAIL: Meaning = Meaning::Contact(ContactKind::Email);
const WEBSITE: Meaning = Meaning::Contact(ContactKind::Website);
const OTHER_DOCUMENT: Meaning = Meaning::Document(DocumentKind::Other);
const TRAVEL_DOCUMENT: Meaning = Meaning::Document(DocumentKind::TravelDocument);
const PASSPORT: Meaning = Meaning::Document(DocumentKind::Passport);
const DRIVING: Meaning = Meaning::Document(DocumentKind::DrivingLicence);
const VOTER: Meaning = Meaning::Document(DocumentKind::VoterCard);
const RESIDENCE: Meaning = Meaning::Document(DocumentKind::ResidencePermit);

const RULES: &[(&str, Meaning)] = &[
    ("DOB", Meaning::Birth),
    ("Birthdate", Meaning::Birth),
    ("POB", Meaning::BirthPlace),
    ("Place of Birth", Meaning::BirthPlace),
    ("nationality", Meaning::Nationality),
    ("Nationality Country", Meaning::Nationality),
    ("citizen", Meaning::Citizenship),
    ("Citizenship Country", Meaning::Citizenship),
    ("Gender", Meaning::Gender),
    ("a.k.a.", Meaning::Alias(NameForm::Alias)),
    ("n.k.a.", Meaning::Alias(NameForm::Alias)),
    ("d.b.a.", Meaning::Alias(NameForm::Alias)),
    ("f.k.a.", Meaning::Alias(NameForm::Former)),
    ("Linked To:", Meaning::LinkedTo),
    // Identity documents.
    ("Passport", PASSPORT),
    ("Passport Booklet", PASSPORT),
    ("U.S.A. Passport", PASSPORT),
    ("British National Overseas Passport", PASSPORT),
    (
        "Diplomatic Passport",
        Meaning::Document(DocumentKind::DiplomaticPassport),
    ),
    (
        "Service Passport",
        Meaning::Document(DocumentKind::ServicePassport),
    ),
    (
        "Official Passport",
        Meaning::Document(DocumentKind::ServicePassport),
    ),
    ("Stateless Person Passport", TRAVEL_DOCUMENT),
    ("Travel Document Number", TRAVEL_DOCUMENT),
    ("Refugee ID Card", TRAVEL_DOCUMENT),
    ("Stateless Person ID Card", IDENTITY),
    ("National ID No.", IDENTITY),
    ("National Foreign ID Number", IDENTITY),
    ("Tazkira National ID Card", IDENTITY),
    ("Tazkira", IDENTITY),
    ("Cedula No.", IDENTITY),
    ("D.N.I.", IDENTITY),
    ("N.I.E.", IDENTITY),
    ("C.U.R.P.", IDENTITY),
    ("C.U.I.", IDENTITY),
    ("C.U.I.P.", IDENTITY),
    ("LE Number", IDENTITY),
    ("Numero de Identidad", IDENTITY),
    ("Citizen's Card Number", IDENTITY),
    ("Personal ID Card", IDENTITY),
    ("Kenyan ID No.", IDENTITY),
    ("Bosnian Personal ID No.", IDENTITY),
    ("Moroccan Personal ID No.", IDENTITY),
    ("Turkish Identification Number", IDENTITY),
    ("UAE Identification", IDENTITY),
    ("C.I.N.", IDENTITY),
    ("CNP (Personal Numerical Code)", IDENTITY),
    ("Identification Number", OTHER_DOCUMENT),
    ("Serial No.", OTHER_DOCUMENT),
    ("Pilot License Number", OTHER_DOCUMENT),
    ("Immigration No.", OTHER_DOCUMENT),
    ("Public Security and Immigration No.", OTHER_DOCUMENT),
    ("Driver's License No.", DRIVING),
    ("Driver's License", DRIVING),
    ("Driver License No.", DRIVING),
    ("Driving License", DRIVING),
    ("Electoral Registry No.", VOTER),
    ("Credencial electoral", VOTER),
    ("I.F.E.", VOTER),
    ("Residency Number", RESIDENCE),
    ("Permanent Resident Card", RESIDENCE),
    ("Romanian Permanent Resident", RESIDENCE),
    ("VisaNumberID", Meaning::Document(DocumentKind::Visa)),
    ("Visa Number", Meaning::Document(DocumentKind::Visa)),
    (
        "Birth Certificate Number",
        Meaning::Document(DocumentKind::BirthCertificate),
    ),
    (
        "Cartilla de Servicio Militar Nacional",
        Meaning::Document(DocumentKind::MilitaryId),
    ),
    (
        "Military Registration Number",
        Meaning::Document(DocumentKind::MilitaryId),
    ),
    (
        "Seafarer's Identification Document",
        Meaning::Document(DocumentKind::SeamanBook),
    ),
    // Taxes.
    ("NIT #", TAX),
    ("R.F.C.", TAX),
    ("RFC", TAX),
    ("RUC #", TAX),
    ("RIF #", TAX),
    ("RTN", TAX),
    ("C.U.I.T.", TAX),
    ("C.I.F.", TAX),
    ("N.I.F.", TAX),
    ("RSIN", TAX),
    ("V.A.T. Number", TAX),
    ("Tax ID No.", TAX),
    ("US FEIN", TAX),
    ("Fiscal Code", TAX),
    ("Italian Fiscal Code", TAX),
    ("Romanian Tax Registration", TAX),
    ("Paraguayan tax identification number", TAX),
    ("Numero Unico de Identificacao Tributaria (NUIT)", TAX),
    ("SSN", number("ssn")),
    // Registers of organisations.
    ("Registration ID", REGISTRATION),
    ("Registration Number", REGISTRATION),
    ("Company Number", REGISTRATION),
    ("Company ID", REGISTRATION),
    ("UK Company Number", REGISTRATION),
    ("Commercial Registry Number", REGISTRATION),
    ("Business Registration Number", REGISTRATION),
    ("Business Registration Document #", REGISTRATION),
    ("Business Number", REGISTRATION),
    ("C.R. No.", REGISTRATION),
    ("Romanian C.R.", REGISTRATION),
    ("Folio Mercantil No.", REGISTRATION),
    ("Matricula Mercantil No", REGISTRATION),
    ("Matricula Mercantil No.", REGISTRATION),
    ("Public Registration Number", REGISTRATION),
    ("Certificate of Incorporation Number", REGISTRATION),
    ("Chamber of Commerce Number", REGISTRATION),
    ("Dubai Chamber of Commerce Membership No.", REGISTRATION),
    ("Istanbul Chamber of Comm. No.", REGISTRATION),
    ("Registered Charity No.", REGISTRATION),
    ("Enterprise Number", REGISTRATION),
    ("Branch Unit Number", REGISTRATION),
    ("File Number", REGISTRATION),
    ("Central Registration System Number", REGISTRATION),
    ("Economic Register Number (CBLS)", REGISTRATION),
    ("Organization Code", REGISTRATION),
    ("Registration Certificate Number (Dubai)", REGISTRATION),
    (
        "Russian State Individual Business Registration Number Pattern (OGRNIP)",
        REGISTRATION,
    ),
    ("Trademark number", number("trademark")),
    ("Global Intermediary Identification Number", code("giin")),
    ("Government Gazette Number", number("government-gazette")),
    ("Unified Social Credit Code (USCC)", number("uscc")),
    ("United Social Credit Code Certificate (USCCC)", number("uscc")),
    ("Legal Entity Number", Meaning::LegalEntity),
    ("LEI", Meaning::LegalEntity),
    ("D-U-N-S Number", number("duns")),
    ("Company Number IMO", number("imo-company")),
    ("Identification Number IMO", number("imo-company")),
    ("International Maritime Organization No.", number("imo-company")),
    ("Trade License No.", LICENCE),
    ("Tourism License No.", LICENCE),
    ("License", LICENCE),
    ("Afghan Money Service Provider License Number", LICENCE),
    ("MSB Registration Number", LICENCE),
    ("SRE Permit No.", LICENCE),
    ("Permit Number", LICENCE),
    // Banks and markets.
    ("SWIFT/BIC", code("swift")),
    ("BIK (RU)", number("bik")),
    ("ISIN", code("isin")),
    ("Equity Ticker", code("ticker")),
    ("MICEX Code", code("ticker")),
    ("UN/LOCODE", code("locode")),
    ("Chinese Commercial Code", number("chinese-commercial-code")),
    ("Digital Currency Address", Meaning::Wallet),
    // Contacts.
    ("Phone Number", PHONE),
    ("Phone No.", PHONE),
    ("Phone", PHONE),
    ("Telephone Number", PHONE),
    ("Telephone No.", PHONE),
    ("Telephone", PHONE),
    ("Fax Number", FAX),
    ("Fax No.", FAX),
    ("Fax", FAX),
    ("Telex", Meaning::Contact(ContactKind::Other)),
    ("Email Address", EMAIL),
    ("Email", EMAIL),
    ("E-mail", EMAIL),
    ("Website", WEBSITE),
    // Organisations.
    ("Issuer Name", Meaning::IssuerName),
    ("Organization Established Date", Meaning::Founded),
    ("Organization Type:", Meaning::Activity),
    ("Target Type", Meaning::LegalForm),
    ("Nationality of Registration", Meaning::RegisteredIn),
    ("Registration Country", Meaning::RegisteredIn),
    // Ships and aircraft.
    ("Vessel Registration Identification", Meaning::Vessel),
    ("MMSI", number("mmsi")),
    ("Vessel Year of Build", Meaning::Built),
    ("Vessel Flag", Meaning::Flag),
    ("Former Vessel Flag", Meaning::FormerFlag),
    ("Other Vessel Flag", Meaning::FormerFlag),
    ("Vessel Type", Meaning::CraftType),
    ("Other Vessel Type", Meaning::CraftType),
    ("Vessel Call Sign", Meaning::CallSign),
    ("Other Vessel Call Sign", Meaning::CallSign),
    ("Vessel Owner", Meaning::Owner),
    ("Vessel Tonnage", Meaning::Tonnage),
    ("Vessel Gross Registered Tonnage", Meaning::GrossTonnage),
    ("Vessel Gross Tonnage", Meaning::GrossTonnage),
    ("Aircraft Model", Meaning::Model),
    ("Aircraft Manufacture Date", Meaning::Built),
    ("Aircraft Operator", Meaning::Operator),
    (
        "Aircraft Manufacturer's Serial Number (MSN)",
        number("aircraft-serial"),
    ),
    ("Aircraft Serial Identification", number("aircraft-serial")),
    (
        "Aircraft Construction Number (also called L/N or S/N or F/N)",
        number("aircraft-construction"),
    ),
    ("Aircraft Construction Number", number("aircraft-construction")),
    ("Aircraft Mode S Transponder Code", code("mode-s")),
    ("Aircraft Tail Number", code("tail-number")),
    ("Previous Aircraft Tail Number", code("tail-number")),
    // Persons.
    ("Title", Meaning::Title),
    ("Alternate Title", Meaning::Title),
    ("Position:", Meaning::Position),
    ("Occupation:", Meaning::Position),
    // The listing.
    ("Listing Date (", Meaning::Listed),
    ("Effective Date (", Meaning::Effective),
    ("Purchase/Sales For Divestment Date (", Meaning::Divestment),
    ("Secondary sanctions risk:", Meaning::Note),
    ("Additional Sanctions Information -", Meaning::Note),
    (
        "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
        Meaning::Note,
    ),
    ("Executive Order", Meaning::Note),
    ("CAATSA Section 235 Information:", Meaning::Note),
    ("PAIPA Section 2 Information:", Meaning::Note),
    ("PEESA Information:", Meaning::Note),
    ("IFCA Determination -", Meaning::Note),
    ("For more information on directives", Meaning::Note),
    ("all offices worldwide", Meaning::Note),
    ("all branches worldwide", Meaning::Note),
];

/// A rule that fits a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'t> {
    /// The label as written, with the `alt. ` before it.
    pub label: &'t str,
    /// What stands behind it.
    pub value: &'t str,
    /// Whether `alt. ` stands before it.
    pub is_alternative: bool,
    /// What it means.
    pub meaning: Meaning,
}

impl Meaning {
    /// Whether labels of this meaning go on in words of their own: `Listing Date (EO 14024 Directive 2)`.
    fn goes_on(self) -> bool {
        matches!(
            self,
            Meaning::Listed | Meaning::Effective | Meaning::Divestment | Meaning::Wallet | Meaning::Note
        )
    }
}

/// The rules by the first letter of their labels, long labels first.
#[derive(Debug)]
pub struct Rules {
    by_letter: Vec<Vec<(&'static str, Meaning)>>,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules::new()
    }
}

impl Rules {
    /// All rules.
    pub fn new() -> Rules {
        let mut by_letter = vec![Vec::new(); 128];
        for (label, meaning) in RULES {
            let letter = usize::from(label.as_bytes()[0].to_ascii_lowercase());
            by_letter[letter].push((*label, *meaning));
        }
        for rules in &mut by_letter {
            rules.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
        }
        Rules { by_letter }
    }

    /// What a label means that stands in a field of its own.
    pub fn of_label(&self, label: &str) -> Option<Meaning> {
        let found = self.find(label)?;
        let is_whole = found.value.trim_matches([':', ' ', '-']).is_empty();
        (is_whole || found.meaning.goes_on()).then_some(found.meaning)
    }

    /// The rule for a clause.
    pub fn find<'t>(&self, clause: &'t str) -> Option<Found<'t>> {
        let (is_alternative, words) = match clause.split_at_checked(5) {
            Some((alt, words)) if alt.eq_ignore_ascii_case("alt. ") => (true, words),
            _ => (false, clause),
        };
        let letter = usize::from(words.as_bytes().first()?.to_ascii_lowercase());
        let (label, meaning) = self
            .by_letter
            .get(letter)?
            .iter()
            .find(|(label, _)| begins(words, label))?;
        let start = clause.len() - words.len() + label.len();
        Some(Found {
            label: clause[..start].trim_end_matches([':', ' ', '-', '(']),
            value: clause[start..].trim(),
            is_alternative,
            meaning: *meaning,
        })
    }
}

/// Whether words begin with a label, and it ends there.
fn begins(words: &str, label: &str) -> bool {
    let Some((start, rest)) = words.split_at_checked(label.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(label)
        && (!label.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(clause: &str) -> Option<(&str, &str, Meaning)> {
        Rules::new()
            .find(clause)
            .map(|found| (found.label, found.value, found.meaning))
    }

    #[test]
    fn the_longest_label_wins() {
        assert_eq!(
            find("Company Number IMO 5000001"),
            Some(("Company Number IMO", "5000001", number("imo-company")))
        );
        assert_eq!(
            find("Company Number 77"),
            Some(("Company Number", "77", REGISTRATION))
        );
    }

    #[test]
    fn an_alternative_is_one_more_of_its_kind() {
        assert_eq!(find("alt. DOB 1950"), Some(("alt. DOB", "1950", Meaning::Birth)));
        assert_eq!(find("Alt. Fax: 12"), Some(("Alt. Fax", ": 12", FAX)));
    }

    #[test]
    fn a_label_in_a_field_of_its_own_is_known_as_a_whole() {
        let rules = Rules::new();
        assert_eq!(rules.of_label("License"), Some(LICENCE));
        assert_eq!(rules.of_label("License Plate"), None);
        assert_eq!(rules.of_label("Organization Type:"), Some(Meaning::Activity));
        assert_eq!(
            rules.of_label("Listing Date (EO 14024 Directive 2):"),
            Some(Meaning::Listed)
        );
        assert_eq!(
            rules.of_label("Digital Currency Address - XBT"),
            Some(Meaning::Wallet)
        );
        assert_eq!(
            rules.of_label("Executive Order 14059 information:"),
            Some(Meaning::Note)
        );
    }

    #[test]
    fn a_label_ends_with_a_word() {
        assert_eq!(find("Titles of nobility"), None);
        assert_eq!(find("Licensed pilot"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn every_label_leads_to_its_own_meaning() {
        let rules = Rules::new();
        for (label, meaning) in RULES {
            let clause = format!("{label} X1");
            assert_eq!(
                rules.find(&clause).map(|found| found.meaning),
                Some(*meaning),
                "{label}"
            );
        }
    }
}
