//! The types of ids, as OFAC calls them, and what each of them means.
//!
//! OFAC keeps under `ids` whatever has a label: numbers of documents and registers, contacts, facts of ships, statements
//! about sanctions. A label that is not among these is taken as the name of a register, which is what OFAC adds most
//! often; one that ends with a colon or a dash begins a statement.

use dragoman_guest::schema::{ContactKind, DocumentKind};

/// What a label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Document(DocumentKind),
    /// A document of a person, and a number in a register of anything else.
    DocumentOrNumber,
    /// An identifier of a scheme.
    Number(&'static str),
    /// A ship's IMO number.
    Imo,
    Wallet,
    Contact(ContactKind),
    Gender,
    /// A name under which securities are issued.
    Issuer,
    Founded,
    Activity,
    LegalForm,
    RegisteredIn,
    Model,
    Built,
    Operator,
    Flag,
    FormerFlag,
    CraftType,
    CallSign,
    /// A day of a listing under the instrument, or on the list, in the parentheses of the label.
    Listed,
    Effective,
    /// A directive that a listing falls under.
    Directive,
    /// A statement without a field of its own.
    Statement,
    /// A register that is not among those known.
    Own,
}

impl Meaning {
    /// Whether it is a number that a country gives, on some day perhaps.
    pub(crate) fn is_number(self) -> bool {
        matches!(
            self,
            Document(_) | Number(_) | Self::DocumentOrNumber | Self::Imo | Self::Own
        )
    }
}

use Meaning::{Contact, Document, Number};

const TAX: Meaning = Number("tax");
const REGISTRATION: Meaning = Number("registration");
const LICENCE: Meaning = Number("licence");
const IDENTITY: Meaning = Document(DocumentKind::NationalId);
const PASSPORT: Meaning = Document(DocumentKind::Passport);
const TRAVEL: Meaning = Document(DocumentKind::TravelDocument);
const RESIDENCE: Meaning = Document(DocumentKind::ResidencePermit);

const LABELS: &[(&str, Meaning)] = &[
    ("Gender", Meaning::Gender),
    ("Passport", PASSPORT),
    ("British National Overseas Passport", PASSPORT),
    ("Diplomatic Passport", Document(DocumentKind::DiplomaticPassport)),
    ("Service Passport", Document(DocumentKind::ServicePassport)),
    ("Official Passport", Document(DocumentKind::ServicePassport)),
    ("Stateless Person Passport", TRAVEL),
    ("Travel Document Number", TRAVEL),
    ("Refugee ID Card", TRAVEL),
    ("Stateless Person ID Card", IDENTITY),
    ("National ID No.", IDENTITY),
    ("National Foreign ID Number", IDENTITY),
    ("Tazkira National ID Card", IDENTITY),
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
    ("CNP (Personal Numerical Code)", IDENTITY),
    ("Identification Number", Meaning::DocumentOrNumber),
    ("Serial No.", Meaning::DocumentOrNumber),
    ("Pilot License Number", Meaning::DocumentOrNumber),
    ("Immigration No.", Meaning::DocumentOrNumber),
    ("Public Security and Immigration No.", Meaning::DocumentOrNumber),
    ("Driver's License No.", Document(DocumentKind::DrivingLicence)),
    ("Electoral Registry No.", Document(DocumentKind::VoterCard)),
    ("Credencial electoral", Document(DocumentKind::VoterCard)),
    ("I.F.E.", Document(DocumentKind::VoterCard)),
    ("Residency Number", RESIDENCE),
    ("Permanent Resident Card", RESIDENCE),
    ("Romanian Permanent Resident", RESIDENCE),
    ("VisaNumberID", Document(DocumentKind::Visa)),
    (
        "Birth Certificate Number",
        Document(DocumentKind::BirthCertificate),
    ),
    (
        "Cartilla de Servicio Militar Nacional",
        Document(DocumentKind::MilitaryId),
    ),
    ("Military Registration Number", Document(DocumentKind::MilitaryId)),
    (
        "Seafarer's Identification Document",
        Document(DocumentKind::SeamanBook),
    ),
    ("NIT #", TAX),
    ("R.F.C.", TAX),
    ("RFC", TAX),
    ("RUC #", TAX),
    ("RIF #", TAX),
    ("RTN", TAX),
    ("C.U.I.T.", TAX),
    ("C.I.F.", TAX),
    ("RSIN", TAX),
    ("V.A.T. Number", TAX),
    ("Tax ID No.", TAX),
    ("US FEIN", TAX),
    ("Fiscal Code", TAX),
    ("Italian Fiscal Code", TAX),
    ("Romanian Tax Registration", TAX),
    ("Paraguayan tax identification number", TAX),
    ("Numero Unico de Identificacao Tributaria (NUIT)", TAX),
    ("SSN", Number("ssn")),
    ("Registration ID", REGISTRATION),
    ("Registration Number", REGISTRATION),
    ("Company Number", REGISTRATION),
    ("UK Company Number", REGISTRATION),
    ("Commercial Registry Number", REGISTRATION),
    ("Business Registration Number", REGISTRATION),
    ("Business Registration Document #", REGISTRATION),
    ("Business Number", REGISTRATION),
    ("C.R. No.", REGISTRATION),
    ("Romanian C.R.", REGISTRATION),
    ("Folio Mercantil No.", REGISTRATION),
    ("Matricula Mercantil No", REGISTRATION),
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
    ("Legal Entity Number", REGISTRATION),
    ("Government Gazette Number", Number("government-gazette")),
    ("Unified Social Credit Code (USCC)", Number("uscc")),
    ("United Social Credit Code Certificate (USCCC)", Number("uscc")),
    ("D-U-N-S Number", Number("duns")),
    ("Company Number IMO", Number("imo-company")),
    ("Identification Number IMO", Number("imo-company")),
    ("Trade License No.", LICENCE),
    ("Tourism License No.", LICENCE),
    ("License", LICENCE),
    ("Afghan Money Service Provider License Number", LICENCE),
    ("MSB Registration Number", LICENCE),
    ("SRE Permit No.", LICENCE),
    ("SWIFT/BIC", Number("swift")),
    ("BIK (RU)", Number("bik")),
    ("ISIN", Number("isin")),
    ("Equity Ticker", Number("ticker")),
    ("MICEX Code", Number("ticker")),
    ("UN/LOCODE", Number("locode")),
    ("Chinese Commercial Code", Number("chinese-commercial-code")),
    ("Issuer Name", Meaning::Issuer),
    ("Phone Number", Contact(ContactKind::Phone)),
    ("Fax Number", Contact(ContactKind::Fax)),
    ("Email Address", Contact(ContactKind::Email)),
    ("Website", Contact(ContactKind::Website)),
    ("Organization Established Date", Meaning::Founded),
    ("Organization Type:", Meaning::Activity),
    ("Target Type", Meaning::LegalForm),
    ("Nationality of Registration", Meaning::RegisteredIn),
    ("Registration Country", Meaning::RegisteredIn),
    ("Vessel Registration Identification", Meaning::Imo),
    ("MMSI", Number("mmsi")),
    ("Vessel Year of Build", Meaning::Built),
    ("Vessel Flag", Meaning::Flag),
    ("Former Vessel Flag", Meaning::FormerFlag),
    ("Other Vessel Flag", Meaning::FormerFlag),
    ("Vessel Type", Meaning::CraftType),
    ("Other Vessel Type", Meaning::CraftType),
    ("Vessel Call Sign", Meaning::CallSign),
    ("Other Vessel Call Sign", Meaning::CallSign),
    ("Aircraft Model", Meaning::Model),
    ("Aircraft Manufacture Date", Meaning::Built),
    ("Aircraft Operator", Meaning::Operator),
    (
        "Aircraft Manufacturer's Serial Number (MSN)",
        Number("aircraft-serial"),
    ),
    ("Aircraft Serial Identification", Number("aircraft-serial")),
    (
        "Aircraft Construction Number (also called L/N or S/N or F/N)",
        Number("aircraft-construction"),
    ),
    ("Aircraft Mode S Transponder Code", Number("mode-s")),
    ("Aircraft Tail Number", Number("tail-number")),
    ("Previous Aircraft Tail Number", Number("tail-number")),
    (
        "Executive Order 13662 Directive Determination -",
        Meaning::Directive,
    ),
];

/// Labels of which only the beginning is fixed.
const BEGINNINGS: [(&str, Meaning); 5] = [
    ("Digital Currency Address - ", Meaning::Wallet),
    ("Listing Date (", Meaning::Listed),
    ("Effective Date (", Meaning::Effective),
    ("Purchase/Sales For Divestment Date (", Meaning::Statement),
    ("Executive Order ", Meaning::Statement),
];

/// What a label means; none if it is not known.
pub(crate) fn meaning(label: &str) -> Option<Meaning> {
    let whole = LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label));
    let found = whole.or_else(|| BEGINNINGS.iter().find(|(known, _)| label.starts_with(known)));
    let statement = || label.ends_with([':', '-']).then_some(Meaning::Statement);
    found.map(|(_, meaning)| *meaning).or_else(statement)
}

/// What stands in the last parentheses of a label.
pub(crate) fn inside(label: &str) -> Option<&str> {
    let (_, rest) = label.rsplit_once('(')?;
    rest.split_once(')').map(|(inside, _)| inside.trim())
}

/// A scheme of its own for a register: `N.I.F. No.` becomes `n-i-f-no`.
pub(crate) fn scheme(label: &str) -> String {
    let mut scheme = String::new();
    for char in label.chars().flat_map(char::to_lowercase) {
        match char.is_alphanumeric() {
            true => scheme.push(char),
            false if !scheme.is_empty() && !scheme.ends_with('-') => scheme.push('-'),
            false => {}
        }
    }
    scheme.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_whole_by_their_beginning_or_as_statements() {
        assert_eq!(meaning("NIT #"), Some(TAX));
        assert_eq!(meaning("Digital Currency Address - XBT"), Some(Meaning::Wallet));
        assert_eq!(meaning("Listing Date (CMIC)"), Some(Meaning::Listed));
        assert_eq!(meaning("New Statute Information:"), Some(Meaning::Statement));
        assert_eq!(meaning("A1234"), None);
        assert_eq!(
            inside("Effective Date (EO 14024 Directive 2):"),
            Some("EO 14024 Directive 2")
        );
    }

    #[test]
    fn no_label_is_there_twice() {
        for (index, (label, _)) in LABELS.iter().enumerate() {
            let twice = LABELS[..index]
                .iter()
                .any(|(other, _)| other.eq_ignore_ascii_case(label));
            assert!(!twice, "{label}");
        }
    }

    #[test]
    fn a_register_that_is_not_known_keeps_its_own_name() {
        assert_eq!(scheme("N.I.F. (Port) No."), "n-i-f-port-no");
    }
}
