//! Whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128).

/// Writes a number.
pub(super) fn write(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads a number from the front of `bytes`, which are then what follows it; none if there is no whole number.
pub(super) fn read(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_come_back() {
        let mut bytes = Vec::new();
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        numbers
            .iter()
            .for_each(|number| super::write(*number, &mut bytes));
        let mut rest = &bytes[..];
        assert_eq!(numbers.map(|_| super::read(&mut rest)), numbers.map(Some));
        assert_eq!(
            (super::read(&mut rest), super::read(&mut &[0x80][..])),
            (None, None)
        );
    }
}
