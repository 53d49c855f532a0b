//! The codes: ISO 3166-1 with XK, EU and UN.

/// A country and what it is called by.
pub(super) struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub(super) alpha2: &'static str,
    /// ISO 3166-1 alpha-3 code.
    pub(super) alpha3: &'static str,
    /// English short name.
    pub(super) name: &'static str,
}

/// How many there are: the 249 of ISO 3166-1, XK, EU and UN.
const COUNT: usize = 252;

/// Places in [`COUNTRIES`] in the order of the alpha-3 codes.
static BY_ALPHA3: [u8; COUNT] = by_alpha3();

/// The country of an alpha-2 code in capitals.
pub(super) fn alpha2(code: &str) -> Option<&'static Country> {
    let place = COUNTRIES
        .binary_search_by(|country| country.alpha2.cmp(code))
        .ok()?;
    COUNTRIES.get(place)
}

/// The country of an alpha-3 code in capitals; of Kosovo and the organisations also what passports bear.
pub(super) fn alpha3(code: &str) -> Option<&'static Country> {
    let code = if code == "RKS" { "XKX" } else { code };
    let country = |place: &u8| &COUNTRIES[usize::from(*place)];
    let found = BY_ALPHA3
        .binary_search_by(|place| country(place).alpha3.cmp(code))
        .ok()?;
    BY_ALPHA3.get(found).map(country)
}

/// Sorts by insertion, which is what a constant function can do simply.
const fn by_alpha3() -> [u8; COUNT] {
    let mut order = [0_u8; COUNT];
    let mut next = 0;
    while next < COUNT {
        let mut at = next;
        while at > 0 && is_before(next, order[at - 1] as usize) {
            order[at] = order[at - 1];
            at -= 1;
        }
        order[at] = next as u8;
        next += 1;
    }
    order
}

const fn is_before(one: usize, other: usize) -> bool {
    let (one, other) = (
        COUNTRIES[one].alpha3.as_bytes(),
        COUNTRIES[other].alpha3.as_bytes(),
    );
    let mut at = 0;
    while at < 2 && one[at] == other[at] {
        at += 1;
    }
    one[at] < other[at]
}

const fn of(alpha2: &'static str, alpha3: &'static str, name: &'static str) -> Country {
    Country { alpha2, alpha3, name }
}

/// All, in the order of the alpha-2 codes.
pub(super) static COUNTRIES: [Country; COUNT] = [
    of("AD", "AND", "Andorra"),
    of("AE", "ARE", "United Arab Emirates"),
    of("AF", "AFG", "Afghanistan"),
    of("AG", "ATG", "Antigua and Barbuda"),
    of("AI", "AIA", "Anguilla"),
    of("AL", "ALB", "Albania"),
    of("AM", "ARM", "Armenia"),
    of("AO", "AGO", "Angola"),
    of("AQ", "ATA", "Antarctica"),
    of("AR", "ARG", "Argentina"),
    of("AS", "ASM", "American Samoa"),
    of("AT", "AUT", "Austria"),
    of("AU", "AUS", "Australia"),
    of("AW", "ABW", "Aruba"),
    of("AX", "ALA", "Åland Islands"),
    of("AZ", "AZE", "Azerbaijan"),
    of("BA", "BIH", "Bosnia and Herzegovina"),
    of("BB", "BRB", "Barbados"),
    of("BD", "BGD", "Bangladesh"),
    of("BE", "BEL", "Belgium"),
    of("BF", "BFA", "Burkina Faso"),
    of("BG", "BGR", "Bulgaria"),
    of("BH", "BHR", "Bahrain"),
    of("BI", "BDI", "Burundi"),
    of("BJ", "BEN", "Benin"),
    of("BL", "BLM", "Saint Barthélemy"),
    of("BM", "BMU", "Bermuda"),
    of("BN", "BRN", "Brunei Darussalam"),
    of("BO", "BOL", "Bolivia"),
    of("BQ", "BES", "Bonaire, Sint Eustatius and Saba"),
    of("BR", "BRA", "Brazil"),
    of("BS", "BHS", "Bahamas"),
    of("BT", "BTN", "Bhutan"),
    of("BV", "BVT", "Bouvet Island"),
    of("BW", "BWA", "Botswana"),
    of("BY", "BLR", "Belarus"),
    of("BZ", "BLZ", "Belize"),
    of("CA", "CAN", "Canada"),
    of("CC", "CCK", "Cocos (Keeling) Islands"),
    of("CD", "COD", "Democratic Republic of the Congo"),
    of("CF", "CAF", "Central African Republic"),
    of("CG", "COG", "Congo"),
    of("CH", "CHE", "Switzerland"),
    of("CI", "CIV", "Côte d'Ivoire"),
    of("CK", "COK", "Cook Islands"),
    of("CL", "CHL", "Chile"),
    of("CM", "CMR", "Cameroon"),
    of("CN", "CHN", "China"),
    of("CO", "COL", "Colombia"),
    of("CR", "CRI", "Costa Rica"),
    of("CU", "CUB", "Cuba"),
    of("CV", "CPV", "Cabo Verde"),
    of("CW", "CUW", "Curaçao"),
    of("CX", "CXR", "Christmas Island"),
    of("CY", "CYP", "Cyprus"),
    of("CZ", "CZE", "Czechia"),
    of("DE", "DEU", "Germany"),
    of("DJ", "DJI", "Djibouti"),
    of("DK", "DNK", "Denmark"),
    of("DM", "DMA", "Dominica"),
    of("DO", "DOM", "Dominican Republic"),
    of("DZ", "DZA", "Algeria"),
    of("EC", "ECU", "Ecuador"),
    of("EE", "EST", "Estonia"),
    of("EG", "EGY", "Egypt"),
    of("EH", "ESH", "Western Sahara"),
    of("ER", "ERI", "Eritrea"),
    of("ES", "ESP", "Spain"),
    of("ET", "ETH", "Ethiopia"),
    of("EU", "EUE", "European Union"),
    of("FI", "FIN", "Finland"),
    of("FJ", "FJI", "Fiji"),
    of("FK", "FLK", "Falkland Islands (Malvinas)"),
    of("FM", "FSM", "Micronesia"),
    of("FO", "FRO", "Faroe Islands"),
    of("FR", "FRA", "France"),
    of("GA", "GAB", "Gabon"),
    of("GB", "GBR", "United Kingdom"),
    of("GD", "GRD", "Grenada"),
    of("GE", "GEO", "Georgia"),
    of("GF", "GUF", "French Guiana"),
    of("GG", "GGY", "Guernsey"),
    of("GH", "GHA", "Ghana"),
    of("GI", "GIB", "Gibraltar"),
    of("GL", "GRL", "Greenland"),
    of("GM", "GMB", "Gambia"),
    of("GN", "GIN", "Guinea"),
    of("GP", "GLP", "Guadeloupe"),
    of("GQ", "GNQ", "Equatorial Guinea"),
    of("GR", "GRC", "Greece"),
    of("GS", "SGS", "South Georgia and the South Sandwich Islands"),
    of("GT", "GTM", "Guatemala"),
    of("GU", "GUM", "Guam"),
    of("GW", "GNB", "Guinea-Bissau"),
    of("GY", "GUY", "Guyana"),
    of("HK", "HKG", "Hong Kong"),
    of("HM", "HMD", "Heard Island and McDonald Islands"),
    of("HN", "HND", "Honduras"),
    of("HR", "HRV", "Croatia"),
    of("HT", "HTI", "Haiti"),
    of("HU", "HUN", "Hungary"),
    of("ID", "IDN", "Indonesia"),
    of("IE", "IRL", "Ireland"),
    of("IL", "ISR", "Israel"),
    of("IM", "IMN", "Isle of Man"),
    of("IN", "IND", "India"),
    of("IO", "IOT", "British Indian Ocean Territory"),
    of("IQ", "IRQ", "Iraq"),
    of("IR", "IRN", "Iran"),
    of("IS", "ISL", "Iceland"),
    of("IT", "ITA", "Italy"),
    of("JE", "JEY", "Jersey"),
    of("JM", "JAM", "Jamaica"),
    of("JO", "JOR", "Jordan"),
    of("JP", "JPN", "Japan"),
    of("KE", "KEN", "Kenya"),
    of("KG", "KGZ", "Kyrgyzstan"),
    of("KH", "KHM", "Cambodia"),
    of("KI", "KIR", "Kiribati"),
    of("KM", "COM", "Comoros"),
    of("KN", "KNA", "Saint Kitts and Nevis"),
    of("KP", "PRK", "North Korea"),
    of("KR", "KOR", "South Korea"),
    of("KW", "KWT", "Kuwait"),
    of("KY", "CYM", "Cayman Islands"),
    of("KZ", "KAZ", "Kazakhstan"),
    of("LA", "LAO", "Laos"),
    of("LB", "LBN", "Lebanon"),
    of("LC", "LCA", "Saint Lucia"),
    of("LI", "LIE", "Liechtenstein"),
    of("LK", "LKA", "Sri Lanka"),
    of("LR", "LBR", "Liberia"),
    of("LS", "LSO", "Lesotho"),
    of("LT", "LTU", "Lithuania"),
    of("LU", "LUX", "Luxembourg"),
    of("LV", "LVA", "Latvia"),
    of("LY", "LBY", "Libya"),
    of("MA", "MAR", "Morocco"),
    of("MC", "MCO", "Monaco"),
    of("MD", "MDA", "Moldova"),
    of("ME", "MNE", "Montenegro"),
    of("MF", "MAF", "Saint Martin (French part)"),
    of("MG", "MDG", "Madagascar"),
    of("MH", "MHL", "Marshall Islands"),
    of("MK", "MKD", "North Macedonia"),
    of("ML", "MLI", "Mali"),
    of("MM", "MMR", "Myanmar"),
    of("MN", "MNG", "Mongolia"),
    of("MO", "MAC", "Macao"),
    of("MP", "MNP", "Northern Mariana Islands"),
    of("MQ", "MTQ", "Martinique"),
    of("MR", "MRT", "Mauritania"),
    of("MS", "MSR", "Montserrat"),
    of("MT", "MLT", "Malta"),
    of("MU", "MUS", "Mauritius"),
    of("MV", "MDV", "Maldives"),
    of("MW", "MWI", "Malawi"),
    of("MX", "MEX", "Mexico"),
    of("MY", "MYS", "Malaysia"),
    of("MZ", "MOZ", "Mozambique"),
    of("NA", "NAM", "Namibia"),
    of("NC", "NCL", "New Caledonia"),
    of("NE", "NER", "Niger"),
    of("NF", "NFK", "Norfolk Island"),
    of("NG", "NGA", "Nigeria"),
    of("NI", "NIC", "Nicaragua"),
    of("NL", "NLD", "Netherlands"),
    of("NO", "NOR", "Norway"),
    of("NP", "NPL", "Nepal"),
    of("NR", "NRU", "Nauru"),
    of("NU", "NIU", "Niue"),
    of("NZ", "NZL", "New Zealand"),
    of("OM", "OMN", "Oman"),
    of("PA", "PAN", "Panama"),
    of("PE", "PER", "Peru"),
    of("PF", "PYF", "French Polynesia"),
    of("PG", "PNG", "Papua New Guinea"),
    of("PH", "PHL", "Philippines"),
    of("PK", "PAK", "Pakistan"),
    of("PL", "POL", "Poland"),
    of("PM", "SPM", "Saint Pierre and Miquelon"),
    of("PN", "PCN", "Pitcairn"),
    of("PR", "PRI", "Puerto Rico"),
    of("PS", "PSE", "Palestine"),
    of("PT", "PRT", "Portugal"),
    of("PW", "PLW", "Palau"),
    of("PY", "PRY", "Paraguay"),
    of("QA", "QAT", "Qatar"),
    of("RE", "REU", "Réunion"),
    of("RO", "ROU", "Romania"),
    of("RS", "SRB", "Serbia"),
    of("RU", "RUS", "Russia"),
    of("RW", "RWA", "Rwanda"),
    of("SA", "SAU", "Saudi Arabia"),
    of("SB", "SLB", "Solomon Islands"),
    of("SC", "SYC", "Seychelles"),
    of("SD", "SDN", "Sudan"),
    of("SE", "SWE", "Sweden"),
    of("SG", "SGP", "Singapore"),
    of("SH", "SHN", "Saint Helena, Ascension and Tristan da Cunha"),
    of("SI", "SVN", "Slovenia"),
    of("SJ", "SJM", "Svalbard and Jan Mayen"),
    of("SK", "SVK", "Slovakia"),
    of("SL", "SLE", "Sierra Leone"),
    of("SM", "SMR", "San Marino"),
    of("SN", "SEN", "Senegal"),
    of("SO", "SOM", "Somalia"),
    of("SR", "SUR", "Suriname"),
    of("SS", "SSD", "South Sudan"),
    of("ST", "STP", "Sao Tome and Principe"),
    of("SV", "SLV", "El Salvador"),
    of("SX", "SXM", "Sint Maarten (Dutch part)"),
    of("SY", "SYR", "Syria"),
    of("SZ", "SWZ", "Eswatini"),
    of("TC", "TCA", "Turks and Caicos Islands"),
    of("TD", "TCD", "Chad"),
    of("TF", "ATF", "French Southern Territories"),
    of("TG", "TGO", "Togo"),
    of("TH", "THA", "Thailand"),
    of("TJ", "TJK", "Tajikistan"),
    of("TK", "TKL", "Tokelau"),
    of("TL", "TLS", "Timor-Leste"),
    of("TM", "TKM", "Turkmenistan"),
    of("TN", "TUN", "Tunisia"),
    of("TO", "TON", "Tonga"),
    of("TR", "TUR", "Türkiye"),
    of("TT", "TTO", "Trinidad and Tobago"),
    of("TV", "TUV", "Tuvalu"),
    of("TW", "TWN", "Taiwan"),
    of("TZ", "TZA", "Tanzania"),
    of("UA", "UKR", "Ukraine"),
    of("UG", "UGA", "Uganda"),
    of("UM", "UMI", "United States Minor Outlying Islands"),
    of("UN", "UNO", "United Nations"),
    of("US", "USA", "United States"),
    of("UY", "URY", "Uruguay"),
    of("UZ", "UZB", "Uzbekistan"),
    of("VA", "VAT", "Holy See"),
    of("VC", "VCT", "Saint Vincent and the Grenadines"),
    of("VE", "VEN", "Venezuela"),
    of("VG", "VGB", "British Virgin Islands"),
    of("VI", "VIR", "United States Virgin Islands"),
    of("VN", "VNM", "Viet Nam"),
    of("VU", "VUT", "Vanuatu"),
    of("WF", "WLF", "Wallis and Futuna"),
    of("WS", "WSM", "Samoa"),
    of("XK", "XKX", "Kosovo"),
    of("YE", "YEM", "Yemen"),
    of("YT", "MYT", "Mayotte"),
    of("ZA", "ZAF", "South Africa"),
    of("ZM", "ZMB", "Zambia"),
    of("ZW", "ZWE", "Zimbabwe"),
];
