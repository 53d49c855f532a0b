//! The columns of the sheets. The same thing has up to five names, written with blanks and line breaks in them.

use dragoman_guest::schema::{DocumentKind, NameForm, NameQuality};

use crate::values::narrow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Column {
    /// 告示日付: the day of the notification, and of those that revised or deleted the entry.
    Notified,
    /// 告示番号: the number of the entry, with that of another sheet for the same subject.
    Number,
    /// 日本語表記.
    JapaneseName,
    /// 英語表記, with the original script in brackets.
    LatinName,
    /// Other names.
    Alias(NameForm, NameQuality),
    /// 称号.
    Title,
    /// 役職, 肩書.
    Position,
    /// 生年月日.
    Birth,
    /// 生年月日・出生地, of which both stand in one sentence.
    BirthAndPlace,
    /// 出生地.
    BirthPlace,
    /// 国籍.
    Nationality,
    /// Identity documents.
    Document(DocumentKind),
    /// 住所, 所在地.
    Address,
    /// The day of the listing by the United Nations.
    Listed,
    /// その他の情報, 詳細; since 2026 外務省告示情報, the words of the notification.
    Information,
    /// 国連参照番号.
    UnReference,
    /// 個人・団体: what the entry is about.
    Kind,
    /// 区分: the number of the regime, which is that of its sheet in the workbook.
    Section,
    /// 番号: the number of the regime and that of the entry, `002-000160`.
    Whole,
    /// 住所・所在地（国）.
    AddressCountry(Tongue),
    /// 住所・所在地（都市その他の情報）.
    AddressRest(Tongue),
    /// 指定の根拠: the grounds.
    Reason,
    /// 電話.
    Phone,
    /// FAX.
    Fax,
}

/// The language that the name of a column says it is in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tongue {
    Japanese,
    English,
}

use Column::*;

impl Column {
    /// The column of a name; none if it is not known.
    pub(crate) fn of(name: &str) -> Option<Self> {
        use NameForm::{Alias as Other, Former};
        use NameQuality::{Strong, Unstated, Weak};
        if let Some((name, tongue)) = in_tongue(name) {
            return match (name, tongue) {
                ("氏名", Tongue::Japanese) => Some(JapaneseName),
                ("氏名", Tongue::English) => Some(LatinName),
                ("住所・所在地(国)", _) => Some(AddressCountry(tongue)),
                ("住所・所在地(都市その他の情報)", _) => Some(AddressRest(tongue)),
                _ => Self::of(name),
            };
        }
        Some(match name {
            "告示日付" => Notified,
            "告示番号" => Number,
            "日本語表記" => JapaneseName,
            "英語表記" => LatinName,
            "別名" | "別称" | "別名・別称" | "別称・別名" | "別称・旧称" | "別名・旧称" => {
                Alias(Other, Unstated)
            }
            "確定可能な別名" => Alias(Other, Strong),
            "確定に十分でない別名" => Alias(Other, Weak),
            "旧称" | "旧称・以前の呼称" | "以前の別名" | "過去の別名" => {
                Alias(Former, Unstated)
            }
            "称号" => Title,
            "役職" | "肩書" | "肩書等" => Position,
            "生年月日" => Birth,
            "生年月日・出生地" => BirthAndPlace,
            "出生地" | "出身地" | "出生地・出身地" => BirthPlace,
            "国籍" => Nationality,
            "旅券番号" => Document(DocumentKind::Passport),
            "ID番号" | "身分登録番号" | "身分証番号" => Document(DocumentKind::NationalId),
            "住所"
            | "住所等"
            | "所在地"
            | "住所・所在地"
            | "活動地域・住所"
            | "所在地・住所登録された事務所の住所" => Address,
            "国連制裁員会による指定日" | "国連制裁委員会による指定日" | "リスト掲載日" | "指定日" => {
                Listed
            }
            "その他の情報" | "詳細" | "活動地域" | "外務省告示情報" => Information,
            "国連参照番号" => UnReference,
            "個人・団体" => Kind,
            "区分" => Section,
            "番号" => Whole,
            "指定の根拠" | "決議1483上の根拠" => Reason,
            "電話" | "電話番号" => Phone,
            "FAX" | "FAX番号" => Fax,
            _ => return None,
        })
    }

    /// Whether only a person has it.
    pub(crate) fn is_of_persons(self) -> bool {
        matches!(
            self,
            Title | Position | Birth | BirthAndPlace | BirthPlace | Nationality | Document(_)
        )
    }
}

/// The name of a column without the language behind it: `国籍(英語)`.
fn in_tongue(name: &str) -> Option<(&str, Tongue)> {
    let japanese = name.strip_suffix("(日本語)").map(|name| (name, Tongue::Japanese));
    japanese.or_else(|| name.strip_suffix("(英語)").map(|name| (name, Tongue::English)))
}

/// What the name of a column is known by: without white space, in narrow letters.
pub(crate) fn normal(name: &str) -> String {
    narrow(name)
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_whatever_blanks_stand_in_its_name() {
        for name in ["生 年 月 日", "生\u{3000}年\n月日", "生年月日"] {
            assert_eq!(Column::of(&normal(name)), Some(Birth), "{name:?}");
        }
        assert_eq!(
            Column::of(&normal("ＩＤ番号")),
            Some(Document(DocumentKind::NationalId))
        );
        assert_eq!(Column::of("趣味"), None);
    }

    #[test]
    fn a_column_may_say_in_which_language_it_is() {
        for (name, column) in [
            ("氏名（日本語）", Some(JapaneseName)),
            ("氏名（英語）", Some(LatinName)),
            ("国籍（英語）", Some(Nationality)),
            (
                "確定に十分でない別名（日本語）",
                Some(Alias(NameForm::Alias, NameQuality::Weak)),
            ),
            (
                "住所・所在地（国）（英語）",
                Some(AddressCountry(Tongue::English)),
            ),
            (
                "住所・所在地（都市その他の情報）（日本語）",
                Some(AddressRest(Tongue::Japanese)),
            ),
            ("趣味（英語）", None),
            ("（英語）", None),
        ] {
            assert_eq!(Column::of(&normal(name)), column, "{name}");
        }
    }
}
