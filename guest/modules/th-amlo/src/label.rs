//! The labels of the pages, in the English of the documentation and in the Thai for it.

/// What a label is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// Number of a row.
    Number,
    /// Number of the notification by which the subject was designated.
    Notification,
    /// Reference of the United Nations.
    Reference,
    /// Name in Thai.
    Thai,
    /// Name in Latin letters.
    English,
    /// Other names.
    Aliases,
    /// Date of birth.
    Birth,
    /// Nationality.
    Nationality,
    /// Address.
    Address,
    /// Telephone number.
    Phone,
    /// Mail address.
    Email,
    /// Number of identity.
    NationalId,
    /// Number of a passport.
    Passport,
    /// Number in a register of companies.
    Registration,
    /// Group, such as a sanctions committee's.
    Group,
    /// Standing.
    Status,
    /// Day of the listing.
    Listed,
}

/// Labels by their letters, digits and Thai signs.
const LABELS: [(&str, Field); 35] = [
    ("no", Field::Number),
    ("ลำดับ", Field::Number),
    ("ลำดับที่", Field::Number),
    ("notificationnumber", Field::Notification),
    ("เลขที่ประกาศ", Field::Notification),
    ("referencenumber", Field::Reference),
    ("เลขอ้างอิง", Field::Reference),
    ("individualentitynamethailand", Field::Thai),
    ("ชื่อภาษาไทย", Field::Thai),
    ("ชื่อบุคคลนิติบุคคลภาษาไทย", Field::Thai),
    ("individualentitynameenglish", Field::English),
    ("ชื่อภาษาอังกฤษ", Field::English),
    ("ชื่อบุคคลนิติบุคคลภาษาอังกฤษ", Field::English),
    ("alsoknownasaka", Field::Aliases),
    ("dateofbirth", Field::Birth),
    ("วันเดือนปีเกิด", Field::Birth),
    ("nationality", Field::Nationality),
    ("สัญชาติ", Field::Nationality),
    ("address", Field::Address),
    ("addressno1", Field::Address),
    ("addressno2", Field::Address),
    ("ที่อยู่", Field::Address),
    ("phonenumber", Field::Phone),
    ("หมายเลขโทรศัพท์", Field::Phone),
    ("email", Field::Email),
    ("nationalidentificationnumber", Field::NationalId),
    ("เลขประจำตัวประชาชน", Field::NationalId),
    ("passportnumber", Field::Passport),
    ("หมายเลขหนังสือเดินทาง", Field::Passport),
    ("companyregistrationnumber", Field::Registration),
    ("เลขทะเบียนนิติบุคคล", Field::Registration),
    ("group", Field::Group),
    ("status", Field::Status),
    ("สถานะ", Field::Status),
    ("listedon", Field::Listed),
];

/// What a label is of; none if it is not known.
pub(crate) fn field(label: &str) -> Option<Field> {
    let letters = label
        .chars()
        .filter(|char| !char.is_whitespace() && !char.is_ascii_punctuation());
    let key: String = letters.flat_map(char::to_lowercase).collect();
    let known = LABELS.iter().find(|(known, _)| *known == key);
    known.map(|(_, field)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_whatever_their_signs_and_capitals() {
        for (label, known) in [
            ("Individual/Entity Name (Thailand)", Field::Thai),
            ("individual / entity name (English):", Field::English),
            ("Also known as (a.k.a)", Field::Aliases),
            ("Address No.2", Field::Address),
            ("E-mail", Field::Email),
            ("วัน/เดือน/ปีเกิด", Field::Birth),
            ("No.", Field::Number),
        ] {
            assert_eq!(field(label), Some(known), "{label}");
        }
        for label in ["", "Name", "Date", "Revoked On", "Address No.3"] {
            assert_eq!(field(label), None, "{label}");
        }
    }
}
