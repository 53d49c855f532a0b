use super::*;
use crate::{Comment, SecretKey, StoredKey};

const MODULE: &[u8] = b"\0asm and so on";
const NOW: &str = "2026-11-24T16:00:00Z";

fn secret() -> SecretKey {
    let stored = StoredKey::parse(include_str!("../tests/fixtures/stock.key")).expect("a key");
    let StoredKey::Open(secret) = stored else {
        panic!("the key has no password")
    };
    secret
}

/// Signs the module for an issuer, or for nobody in particular.
fn signed(issuer: Option<&str>) -> String {
    let comment = Comment::new("un-sc.wasm", issuer, Timestamp::UNIX_EPOCH).expect("a comment");
    secret().sign(MODULE, &comment).expect("a signature").to_string()
}

/// A trust file that binds the key to UN.
fn trust(more: &str) -> TrustFile {
    let entry = format!(
        "[[key]]\nissuer = \"UN\"\nkey = \"{}\"\n{more}",
        secret().public()
    );
    TrustFile::parse(&entry).expect("a trust file")
}

fn check(signatures: Signatures, module: &[u8], signature: Option<&str>) -> Result<Verdict, &'static str> {
    let policy = Policy {
        issuer: "UN",
        purpose: Purpose::Modules,
        digest: None,
        signatures: &signatures,
    };
    let now = NOW.parse().expect("a time");
    policy
        .check(module, signature, now)
        .map_err(|refusal| refusal.rule())
}

fn under(more: &str) -> Result<Verdict, &'static str> {
    check(
        Signatures::Required(trust(more)),
        MODULE,
        Some(&signed(Some("UN"))),
    )
}

fn verified() -> Verdict {
    Verdict::Verified {
        key: secret().public().id(),
        signed: Some(Timestamp::UNIX_EPOCH),
    }
}

#[test]
fn a_good_signature_is_verified_whether_it_is_required_or_not() {
    for signature in [signed(Some("UN")), signed(None)] {
        let present = check(Signatures::IfPresent(trust("")), MODULE, Some(&signature));
        let required = check(Signatures::Required(trust("")), MODULE, Some(&signature));
        assert_eq!((present, required), (Ok(verified()), Ok(verified())));
    }
}

#[test]
fn a_missing_signature_refuses_only_where_one_is_required() {
    assert_eq!(check(Signatures::Unverified, MODULE, None), Ok(Verdict::Unsigned));
    assert_eq!(
        check(Signatures::IfPresent(trust("")), MODULE, None),
        Ok(Verdict::Unsigned)
    );
    let required = check(Signatures::Required(trust("")), MODULE, None);
    assert_eq!(required, Err("trust/signature-missing"));
}

#[test]
fn without_a_trust_file_a_signature_is_read_and_not_verified() {
    let key = secret().public().id();
    let verdict = check(Signatures::Unverified, MODULE, Some(&signed(None)));
    assert_eq!(verdict, Ok(Verdict::Unverified { key }));
    let verdict = check(Signatures::Unverified, MODULE, Some("nonsense"));
    assert_eq!(verdict, Err("trust/signature-malformed"));
}

/// Every bit counts, in the module, in the signature and in the comment.
#[test]
fn one_bit_refuses_even_where_no_signature_is_required() {
    let signature = signed(Some("UN"));
    let lines: Vec<_> = signature.lines().collect();
    let mut module = MODULE.to_vec();
    module[0] ^= 1;
    let flipped = |number: usize, at: usize| {
        let mut line = lines[number - 1].as_bytes().to_vec();
        // Another letter of Base64 and of plain text alike.
        line[at] = if line[at] == b'B' { b'A' } else { b'B' };
        let line = String::from_utf8(line).expect("ASCII");
        let mut changed: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
        changed[number - 1] = line;
        changed.join("\n")
    };
    for (module, signature) in [
        (&module[..], signature.clone()),
        (MODULE, flipped(2, 40)),
        (MODULE, flipped(3, 30)),
        (MODULE, flipped(4, 40)),
    ] {
        let verdict = check(Signatures::IfPresent(trust("")), module, Some(&signature));
        assert_eq!(verdict, Err("trust/signature-wrong"), "{signature}");
    }
    assert_eq!(
        check(Signatures::IfPresent(trust("")), MODULE, Some(&flipped(2, 6))),
        Err("trust/key-unknown")
    );
}

#[test]
fn a_key_that_the_trust_file_does_not_have_refuses() {
    let nobody = Signatures::IfPresent(TrustFile::default());
    assert_eq!(
        check(nobody, MODULE, Some(&signed(None))),
        Err("trust/key-unknown")
    );
}

#[test]
fn a_key_is_valid_from_its_first_moment_to_its_last() {
    assert_eq!(
        under("valid-from = 2026-11-24\nvalid-until = 2026-11-24"),
        Ok(verified())
    );
    assert_eq!(under("valid-from = 2026-11-24T16:00:00Z"), Ok(verified()));
    assert_eq!(under("valid-from = 2026-11-24T16:00:01Z"), Err("trust/key-early"));
    assert_eq!(under("valid-until = 2026-11-24T16:00:01Z"), Ok(verified()));
    assert_eq!(
        under("valid-until = 2026-11-24T16:00:00Z"),
        Err("trust/key-expired")
    );
}

/// The signature says that it was made in 1970, when the key was neither expired nor revoked.
#[test]
fn what_a_signature_says_of_its_time_does_not_save_its_key() {
    assert_eq!(under("valid-until = 2026-11-23"), Err("trust/key-expired"));
    assert_eq!(under("revoked = 2026-11-23"), Err("trust/key-revoked"));
    assert_eq!(
        under("revoked = 2999-01-01\nreason = \"lost\""),
        Err("trust/key-revoked")
    );
}

#[test]
fn a_key_and_a_signature_speak_for_their_issuer_only() {
    let signatures = Signatures::Required(trust(""));
    let policy = Policy {
        issuer: "US",
        purpose: Purpose::Modules,
        digest: None,
        signatures: &signatures,
    };
    let now = NOW.parse().expect("a time");
    let refusal = policy
        .check(MODULE, Some(&signed(None)), now)
        .expect_err("another's key");
    assert_eq!(refusal.rule(), "trust/issuer");
    let refusal = check(Signatures::Required(trust("")), MODULE, Some(&signed(Some("US"))));
    assert_eq!(refusal, Err("trust/issuer"));
}

#[test]
fn a_key_signs_what_it_is_for_only() {
    let under = |signs: &str, purpose| {
        let signatures = Signatures::Required(trust(signs));
        let policy = Policy {
            issuer: "UN",
            purpose,
            digest: None,
            signatures: &signatures,
        };
        let checked = policy.check(MODULE, Some(&signed(None)), NOW.parse().expect("a time"));
        checked.map_err(|refusal| (refusal.rule(), refusal.rule_of_check()))
    };
    for (signs, purpose) in [
        ("", Purpose::Modules),
        ("", Purpose::Checks),
        ("signs = [\"modules\"]", Purpose::Modules),
        ("signs = [\"checks\"]", Purpose::Checks),
    ] {
        assert_eq!(under(signs, purpose), Ok(verified()), "{signs}");
    }
    let refused = Err(("trust/key-purpose", "check/key-purpose"));
    assert_eq!(under("signs = [\"checks\"]", Purpose::Modules), refused);
    assert_eq!(under("signs = [\"modules\"]", Purpose::Checks), refused);
}

#[test]
fn a_pinned_digest_is_asked_of_signed_modules_too() {
    let signatures = Signatures::Required(trust(""));
    let check = |module: &[u8]| {
        let policy = Policy {
            issuer: "UN",
            purpose: Purpose::Modules,
            digest: Some(*blake3::hash(module).as_bytes()),
            signatures: &signatures,
        };
        let now = NOW.parse().expect("a time");
        policy
            .check(MODULE, Some(&signed(None)), now)
            .map_err(|refusal| refusal.rule())
    };
    assert_eq!(check(MODULE), Ok(verified()));
    assert_eq!(check(b"another"), Err("trust/digest"));
}
