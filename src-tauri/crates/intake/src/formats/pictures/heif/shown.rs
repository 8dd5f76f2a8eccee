//! What of such a file is the picture that is shown: the primary item and its tiles, and what a decoder needs to know of them.

use crate::formats::boxes::HeldBox;
use crate::formats::coded::configuration::{known, unit_length};
use crate::formats::coded::samples::{Coding, Family};
use crate::formats::pictures::colour_profile;
use crate::formats::pictures::heif::items::{Grid, Item, Items};
use crate::source::u32_at;
use crate::stream::BoundedStream;

/// Kinds of pictures, and how their bytes are taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    H265,
    Av1,
}

impl Packing {
    pub(super) const fn kind(self) -> &'static [u8; 4] {
        match self {
            Self::H265 => b"hvc1",
            Self::Av1 => b"av01",
        }
    }
}

/// The picture that is shown.
pub(super) struct Shown<'i> {
    pub(super) primary: &'i Item,
    /// What is put together, where it is, and the numbers that say how.
    pub(super) grid: Option<Vec<u8>>,
    /// Pictures that are packed: the primary item itself, or its tiles.
    pub(super) packed: Vec<&'i Item>,
    pub(super) packing: Packing,
}

impl<'i> Shown<'i> {
    /// `None` where it is none of the kinds that are known, or more of it is stored than is shown.
    pub(super) fn of(stream: &mut BoundedStream<'_>, items: &'i Items<'_>) -> Option<Self> {
        let primary = items.item(items.primary)?;
        // What lies under transparent pixels is seen once they are not.
        let has_transparency = items.references.iter().any(|one| {
            &one.kind == b"auxl" && one.to.contains(&primary.id) && is_alpha(items, one.from)
        });
        (!has_transparency).then_some(())?;
        let (grid, packed) = match &primary.kind {
            b"grid" => {
                let [(at, length)] = *primary.pieces.as_slice() else {
                    return None;
                };
                let bytes = stream.at(at, usize::try_from(length.min(64)).ok()?).ok()?;
                let tiles = items.tiles_of(primary.id)?;
                are_different(tiles).then_some(())?;
                let packed: Option<Vec<&Item>> = tiles.iter().map(|id| items.item(*id)).collect();
                let packed = packed?;
                is_filled(&Grid::of(&bytes)?, &packed, items)?;
                (Some(bytes), packed)
            }
            _ => (None, vec![primary]),
        };
        let packing = match &packed.first()?.kind {
            b"hvc1" => Packing::H265,
            b"av01" => Packing::Av1,
            _ => return None,
        };
        let alike = |item: &&Item| {
            item.kind == *packing.kind()
                && item.pieces.len() == 1
                && items.property(item, b"clap").is_none()
        };
        let uncut = items.property(primary, b"clap").is_none();
        (uncut && packed.iter().all(alike)).then_some(Self {
            primary,
            grid,
            packed,
            packing,
        })
    }

    /// How the bytes of one of its pictures are taken apart.
    pub(super) fn coding(&self, items: &Items<'_>, item: &Item) -> Option<Coding> {
        match self.packing {
            Packing::H265 => {
                let length = unit_length(b"hvcC", items.property(item, b"hvcC")?)?;
                Some(Coding::Units(Family::H265, length))
            }
            Packing::Av1 => items.property(item, b"av1C").map(|_| Coding::Av1),
        }
    }

    pub(super) fn is(&self, id: u32) -> bool {
        self.primary.id == id || self.packed.iter().any(|item| item.id == id)
    }
}

/// Whether no tile is named twice. A copy has each as often as it is named, and so may be far longer than the file.
fn are_different(tiles: &[u32]) -> bool {
    let mut sorted = tiles.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|two| two[0] != two[1])
}

/// The name of what a picture is beside another is no longer than this.
const LONGEST_NAME: usize = 256;

fn is_alpha(items: &Items<'_>, id: u32) -> bool {
    let kind = items
        .item(id)
        .and_then(|item| items.property(item, b"auxC"));
    // One that does not say what it is may be it.
    kind.is_none_or(|kind| {
        let holds = |part: &[u8]| kind.windows(part.len()).any(|window| window == part);
        kind.len() > LONGEST_NAME || holds(b"alpha") || holds(b"auxid:1\0")
    })
}

/// Whether the tiles are as many as they have to be, and none lies outside of what is shown.
fn is_filled(grid: &Grid, tiles: &[&Item], items: &Items<'_>) -> Option<()> {
    let (width, height) = sides(items, tiles.first()?)?;
    let same = tiles
        .iter()
        .all(|tile| sides(items, tile) == Some((width, height)));
    let reaches = |count: u32, side: u32, shown: u32| {
        let side = u64::from(side);
        let shown = u64::from(shown);
        shown > u64::from(count - 1) * side && shown <= u64::from(count) * side
    };
    let filled =
        reaches(grid.columns, width, grid.width) && reaches(grid.rows, height, grid.height);
    let all = tiles.len() as u64 == u64::from(grid.rows) * u64::from(grid.columns);
    (same && filled && all).then_some(())
}

/// Width and height of a picture.
pub(super) fn sides(items: &Items<'_>, item: &Item) -> Option<(u32, u32)> {
    let extent = items.property(item, b"ispe")?;
    Some((u32_at(extent, 4)?, u32_at(extent, 8)?))
}

/// The content of a property as it has to be, or `None` for one that is not known.
pub(super) fn property(property: &HeldBox<'_>) -> Option<Vec<u8>> {
    let content = property.content;
    let plain = match &property.name {
        b"ispe" => content.len() == 12 && content.starts_with(&[0; 4]),
        b"pixi" => {
            let [0, 0, 0, 0, channels, bits @ ..] = content else {
                return None;
            };
            *channels <= 4 && bits.len() == usize::from(*channels)
        }
        b"irot" => matches!(content, [0..=3]),
        b"imir" => matches!(content, [0..=1]),
        b"colr" => return profile(content).or_else(|| known(&property.name, content)),
        b"hvcC" | b"av1C" | b"pasp" | b"clli" | b"mdcv" => {
            return known(&property.name, content);
        }
        _ => false,
    };
    plain.then(|| content.to_owned())
}

/// Colours by a profile (`prof`, or `rICC` for one of a simpler kind): one that everybody has is written anew.
fn profile(content: &[u8]) -> Option<Vec<u8>> {
    let (kind, profile) = content.split_at_checked(4)?;
    matches!(kind, b"prof" | b"rICC").then_some(())?;
    Some([b"prof", colour_profile::written_anew(profile)?.as_slice()].concat())
}
