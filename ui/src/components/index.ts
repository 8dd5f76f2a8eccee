export { default as AttachStatus } from './AttachStatus/AttachStatus.svelte';
export { default as AppFrame, type Place } from './AppFrame/AppFrame.svelte';
export { default as Button } from './Button/Button.svelte';
export { default as Checkboxes } from './Checkboxes/Checkboxes.svelte';
export { default as Chip } from './Chip/Chip.svelte';
export {
  default as CommandPalette,
  type PaletteAction,
} from './CommandPalette/CommandPalette.svelte';
export { default as Covered } from './Covered/Covered.svelte';
export { default as Dialog } from './Dialog/Dialog.svelte';
export { default as Disclosure } from './Disclosure/Disclosure.svelte';
export { default as EmptyState } from './EmptyState/EmptyState.svelte';
export { default as ErrorSummary, type Problem } from './ErrorSummary/ErrorSummary.svelte';
export { default as Fieldset } from './Fieldset/Fieldset.svelte';
export { default as HideWatcher } from './HideWatcher/HideWatcher.svelte';
export { default as Progress } from './Progress/Progress.svelte';
export { default as QuietNotice } from './QuietNotice/QuietNotice.svelte';
export { default as Radios } from './Radios/Radios.svelte';
export { default as ShortcutsSheet, type Shortcut } from './ShortcutsSheet/ShortcutsSheet.svelte';
export { default as SkipLink } from './SkipLink/SkipLink.svelte';
export { default as TextArea } from './TextArea/TextArea.svelte';
export { default as TextField } from './TextField/TextField.svelte';
export { default as DateField } from './DateField/DateField.svelte';
export { default as TimeOffers, type OfferedTime } from './TimeOffers/TimeOffers.svelte';
export { default as WhenField } from './WhenField/WhenField.svelte';
export { default as BarTable, type Bar } from './BarTable/BarTable.svelte';
export { default as HeatTable, type HeatCell, type HeatRow } from './HeatTable/HeatTable.svelte';
export { default as VirtualList } from './VirtualList/VirtualList.svelte';
export { default as ScreenHeader } from './ScreenHeader/ScreenHeader.svelte';
export { default as InlineLink } from './InlineLink/InlineLink.svelte';
export { default as PickList, type Pick } from './PickList/PickList.svelte';
export { default as Fingerprint } from './Fingerprint/Fingerprint.svelte';
export { default as MonthCalendar } from './MonthCalendar/MonthCalendar.svelte';
export { default as MonthList, type Month } from './MonthList/MonthList.svelte';
export { default as PassphraseField } from './PassphraseField/PassphraseField.svelte';
export { default as CenteredPage } from './CenteredPage/CenteredPage.svelte';
export { default as FieldList } from './FieldList/FieldList.svelte';
export { default as SummaryList, type SummaryRow } from './SummaryList/SummaryList.svelte';
