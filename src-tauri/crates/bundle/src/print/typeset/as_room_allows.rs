//! Pictures as large as the page has room for.
//!
//! A template gives the same thing in several sizes, the largest first. The first that fits what is left of the page is taken;
//! where not even the smallest fits, the thing goes to the next page. No template can do this itself: while it is laid out, it
//! is told how large a page is and not how much of it is left.

use std::sync::LazyLock;

use typst::Library;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{
    Args, CastInfo, Content, IntoValue, NativeElement, NativeFuncData, NativeFuncPtr, Packed,
    Scope, SequenceElem, StyleChain, Type,
};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, BlockElem, Fragment, Frame, Region, Regions, Size};
use typst_layout::layout_frame;

/// Lets templates say `as-room-allows(largest, smaller, smallest)`.
pub(super) fn teach(library: &mut Library) {
    library
        .global
        .scope_mut()
        .define_func_with_data(&AS_ROOM_ALLOWS);
}

static AS_ROOM_ALLOWS: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_, _, arguments: &mut Args| {
        let sizes = SequenceElem::new(arguments.all::<Content>()?);
        Ok(BlockElem::multi_layouter(Packed::new(sizes), laid_out)
            .pack()
            .into_value())
    }),
    name: "as-room-allows",
    title: "As room allows",
    docs: "",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&|| CastInfo::Type(Type::of::<Content>())),
};

fn laid_out(
    sizes: &Packed<SequenceElem>,
    engine: &mut Engine<'_>,
    locator: Locator<'_>,
    styles: StyleChain<'_>,
    regions: Regions<'_>,
) -> SourceResult<Fragment> {
    let room = Region::new(
        Size::new(regions.size.x, Abs::inf()),
        Axes::new(regions.expand.x, false),
    );
    let mut smallest = Frame::soft(Size::zero());
    for size in &sizes.children {
        smallest = layout_frame(engine, size, locator.relayout(), styles, room)?;
        if regions.size.y.fits(smallest.height()) {
            return Ok(Fragment::frame(smallest));
        }
    }
    Ok(match regions.may_progress() {
        // Nothing here and something there is taken for a wish to begin on the next page, where this is asked again.
        true => Fragment::frames(vec![Frame::soft(Size::zero()), smallest]),
        false => Fragment::frame(smallest),
    })
}
