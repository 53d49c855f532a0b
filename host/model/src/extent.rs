//! What a value takes up in the host's memory, for the limits on what a guest emits.

/// What a value takes up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// Bytes outside of the value itself: texts, and the records in its lists.
    pub heap: usize,
    /// Bytes of its longest text.
    pub longest_text: usize,
    /// Elements of its longest list.
    pub longest_list: usize,
}

impl Extent {
    /// The extent of a value.
    pub fn of(value: &impl Weigh) -> Self {
        let mut extent = Self::default();
        value.weigh(&mut extent);
        extent
    }

    /// Adds a text.
    #[inline]
    pub(crate) fn text(&mut self, text: &str) {
        self.heap += text.len();
        self.longest_text = self.longest_text.max(text.len());
    }

    /// Adds what stands in a box, without what is outside of it.
    #[inline]
    pub(crate) fn boxed<T>(&mut self) {
        self.heap += size_of::<T>();
    }

    /// Adds a list of so many values, without what is outside of them.
    #[inline]
    pub(crate) fn list<T>(&mut self, length: usize) {
        self.heap += length * size_of::<T>();
        self.longest_list = self.longest_list.max(length);
    }
}

/// What can be weighed. Implemented for every type of the schema.
pub trait Weigh {
    /// Adds what the value holds to `extent`.
    fn weigh(&self, extent: &mut Extent);
}

impl Weigh for String {
    fn weigh(&self, extent: &mut Extent) {
        extent.text(self);
    }
}

impl<T: Weigh> Weigh for Option<T> {
    fn weigh(&self, extent: &mut Extent) {
        self.iter().for_each(|value| value.weigh(extent));
    }
}

impl<T: Weigh> Weigh for Box<T> {
    fn weigh(&self, extent: &mut Extent) {
        extent.boxed::<T>();
        T::weigh(self, extent);
    }
}

impl<T: Weigh> Weigh for Vec<T> {
    fn weigh(&self, extent: &mut Extent) {
        extent.list::<T>(self.len());
        self.iter().for_each(|value| value.weigh(extent));
    }
}

impl Weigh for (String, String) {
    fn weigh(&self, extent: &mut Extent) {
        self.0.weigh(extent);
        self.1.weigh(extent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_in_lists_count_as_much_as_their_texts() {
        let rows: Vec<(String, String)> = vec![("ab".into(), "cde".into()), (String::new(), String::new())];
        let extent = Extent::of(&rows);
        assert_eq!(extent.heap, 2 * size_of::<(String, String)>() + 5);
        assert_eq!((extent.longest_text, extent.longest_list), (3, 2));
    }
}
