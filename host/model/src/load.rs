//! How the items of a call are read out of the memory of a guest.
//!
//! What the engine derives for a record (`Lift`) works out where each field stands while it reads, and looks up each field's type in the
//! component. Both are known when this crate is built: the engine has compared the types when it linked the component. The engine's own
//! checks are all made here too: places and lengths, discriminants, encodings, and what a call may copy.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::slice::ChunksExact;

use wasmtime::component::__internal::wasmtime_environ::component::StringEncoding;
use wasmtime::component::__internal::{
    CanonicalAbiInfo, ComponentVariant, InstanceType, InterfaceType, LiftContext,
};
use wasmtime::component::{ComponentType, Lift};
use wasmtime::{Result, ValRaw, bail};

use crate::extent::Extent;

/// What a call gives: a list of `T` in the contract, each of which becomes a `V` as soon as it is read, and is weighed on the way. Faster
/// than the engine reads a `Vec`.
#[derive(Debug)]
pub struct Batch<T, V = T> {
    /// The values in their order.
    pub values: Vec<V>,
    /// The [extent](Extent::of) of each value as a `T`.
    pub extents: Vec<Extent>,
    of: PhantomData<T>,
}

// SAFETY: what a guest has for it (`Lower`, `ABI`) and which type it may be (`typecheck`) are those of a vector.
unsafe impl<T: ComponentType, V: Send + Sync> ComponentType for Batch<T, V> {
    type Lower = <Vec<T> as ComponentType>::Lower;

    const ABI: CanonicalAbiInfo = <Vec<T> as ComponentType>::ABI;

    fn typecheck(ty: &InterfaceType, types: &InstanceType<'_>) -> Result<()> {
        Vec::<T>::typecheck(ty, types)
    }
}

// SAFETY: what is lifted owns all that it holds. It is made in safe code, of slices of the guest's memory that are checked when they are
// taken: whatever stands there, and wherever a field is looked for, a value comes of it or an error.
unsafe impl<T: Load, V: From<T> + Send + Sync> Lift for Batch<T, V> {
    fn linear_lift_from_flat(
        cx: &mut LiftContext<'_>,
        _: InterfaceType,
        [start, length]: &[ValRaw; 2],
    ) -> Result<Self> {
        Memory::of(cx).batch(start.get_u32() as usize, length.get_u32() as usize)
    }

    fn linear_lift_from_memory(cx: &mut LiftContext<'_>, _: InterfaceType, bytes: &[u8]) -> Result<Self> {
        let (start, length) = pair(bytes);
        Memory::of(cx).batch(start, length)
    }
}

/// The memory of a guest, and what of it a call may yet copy.
pub(crate) struct Memory<'c, 'm> {
    cx: &'c mut LiftContext<'m>,
    bytes: &'m [u8],
    is_utf8: bool,
    /// Of the value that is being read.
    extent: Extent,
}

impl<'c, 'm> Memory<'c, 'm> {
    fn of(cx: &'c mut LiftContext<'m>) -> Self {
        Self {
            bytes: cx.memory(),
            is_utf8: cx.options().string_encoding == StringEncoding::Utf8,
            extent: Extent::default(),
            cx,
        }
    }

    /// The bytes of a list or text.
    fn slice(&self, start: usize, length: Option<usize>) -> Option<&'m [u8]> {
        self.bytes.get(start..start.checked_add(length?)?)
    }

    /// The elements of a list, for which the call has paid.
    #[inline]
    fn elements<T: Load>(&mut self, start: usize, length: usize) -> Result<ChunksExact<'m, u8>> {
        let Some(bytes) = self.slice(start, length.checked_mul(T::SIZE32)) else {
            bail!("list pointer/length out of bounds of memory");
        };
        // Most lists are empty.
        if !bytes.is_empty() {
            self.cx.consume_fuel_array(length, size_of::<T>())?;
        }
        if !start.is_multiple_of(T::ALIGN32 as usize) {
            bail!("list pointer is not aligned");
        }
        Ok(bytes.chunks_exact(T::SIZE32))
    }

    fn list<T: Load>(&mut self, start: usize, length: usize) -> Result<Vec<T>> {
        let elements = self.elements::<T>(start, length)?;
        self.extent.list::<T>(length);
        let mut values = Vec::with_capacity(length);
        for element in elements {
            match T::load(self, element) {
                Ok(value) => values.push(value),
                Err(error) => return Err(error),
            }
        }
        Ok(values)
    }

    fn batch<T: Load, V: From<T>>(&mut self, start: usize, length: usize) -> Result<Batch<T, V>> {
        let elements = self.elements::<T>(start, length)?;
        let (mut values, mut extents) = (Vec::with_capacity(length), Vec::with_capacity(length));
        for element in elements {
            self.extent = Extent::default();
            // Not by `?`, which copies what is large once more.
            match T::load(self, element) {
                Ok(value) => values.push(value.into()),
                Err(error) => return Err(error),
            }
            extents.push(self.extent);
        }
        let of = PhantomData;
        Ok(Batch { values, extents, of })
    }

    #[inline]
    fn text(&mut self, bytes: &[u8]) -> Result<Cow<'m, str>> {
        if !self.is_utf8 {
            let text = String::linear_lift_from_memory(self.cx, InterfaceType::String, bytes)?;
            self.extent.text(&text);
            return Ok(Cow::Owned(text));
        }
        let (start, length) = pair(bytes);
        let Some(text) = self.slice(start, Some(length)) else {
            bail!("string pointer/length out of bounds of memory");
        };
        self.cx.consume_fuel(length)?;
        let text = str::from_utf8(text)?;
        self.extent.text(text);
        Ok(Cow::Borrowed(text))
    }

    /// The field of a record that begins at one of its [`offsets`].
    #[inline(always)]
    pub(crate) fn field<T: Load>(&mut self, record: &[u8], offset: usize) -> Result<T> {
        T::load(self, &record[offset..][..T::SIZE32])
    }

    /// What the case of a variant holds, or what an option that is there does.
    #[inline(always)]
    pub(crate) fn payload<V: ComponentVariant, T: Load>(&mut self, variant: &[u8]) -> Result<T> {
        self.field(variant, V::PAYLOAD_OFFSET32)
    }
}

/// Where a list or text begins, and how long it is.
#[inline(always)]
fn pair(bytes: &[u8]) -> (usize, usize) {
    // One look at the length of what is there, not one for each byte.
    let [a, b, c, d, e, f, g, h] = *bytes
        .first_chunk()
        .expect("the engine gives all bytes of a value");
    let word = |bytes| u32::from_le_bytes(bytes) as usize;
    (word([a, b, c, d]), word([e, f, g, h]))
}

/// Where the fields of a record begin, one after another with room for their alignment.
pub(crate) const fn offsets<const N: usize>(fields: [CanonicalAbiInfo; N]) -> [usize; N] {
    let (mut offsets, mut end, mut at) = ([0; N], 0_u32, 0);
    while at < N {
        let start = end.next_multiple_of(fields[at].align32);
        offsets[at] = start as usize;
        end = start + fields[at].size32;
        at += 1;
    }
    let record = CanonicalAbiInfo::record_static(&fields);
    assert!(
        end.next_multiple_of(record.align32) == record.size32,
        "the engine counts as this does"
    );
    offsets
}

/// What can be read out of a guest's memory. Implemented for every type of the schema.
pub(crate) trait Load: ComponentType + Sized {
    /// The value that the bytes at its place stand for, which are [`SIZE32`](ComponentType::SIZE32).
    fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self>;
}

macro_rules! plain {
    ($($type:ty: $name:ident),*) => {$(
        impl Load for $type {
            #[inline(always)]
            fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self> {
                Self::linear_lift_from_memory(memory.cx, InterfaceType::$name, bytes)
            }
        }
    )*};
}
plain!(bool: Bool, u8: U8, u16: U16, u32: U32, f64: Float64);

impl Load for String {
    #[inline]
    fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self> {
        memory.text(bytes).map(Self::from)
    }
}

impl<T: Load> Load for Option<T> {
    #[inline]
    fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self> {
        match bytes[0] {
            0 => Ok(None),
            1 => memory.payload::<Self, T>(bytes).map(Some),
            _ => bail!("invalid option discriminant"),
        }
    }
}

impl<T: Load> Load for Box<T> {
    #[inline]
    fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self> {
        memory.cx.consume_fuel(size_of::<T>())?;
        memory.extent.boxed::<T>();
        T::load(memory, bytes).map(Self::new)
    }
}

impl<T: Load> Load for Vec<T> {
    #[inline]
    fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self> {
        let (start, length) = pair(bytes);
        memory.list(start, length)
    }
}

impl Load for (String, String) {
    fn load(memory: &mut Memory<'_, '_>, bytes: &[u8]) -> Result<Self> {
        const AT: [usize; 2] = offsets([String::ABI, String::ABI]);
        Ok((memory.field(bytes, AT[0])?, memory.field(bytes, AT[1])?))
    }
}
