import type { Shortcut } from '$components';
import { t } from '$lib/words';

/** Everything that the keyboard does anywhere in the workspace. */
export function shortcuts(modifier: string): Shortcut[] {
  const withModifier = (keys: string) => `${modifier} + ${keys}`;
  return [
    { does: t('frame-shortcut-hide'), keys: t('frame-shortcut-hide-keys') },
    { does: t('frame-shortcut-lock'), keys: withModifier('L') },
    { does: t('frame-shortcut-write'), keys: withModifier('N') },
    { does: t('frame-shortcut-save'), keys: withModifier('Enter') },
    { does: t('frame-shortcut-palette'), keys: withModifier('K') },
    { does: t('frame-shortcut-back'), keys: 'Alt + ←' },
    { does: t('frame-shortcut-undo'), keys: withModifier('Z') },
    { does: t('frame-shortcut-redo'), keys: withModifier('Y') },
    { does: t('frame-shortcut-larger'), keys: withModifier('+') },
    { does: t('frame-shortcut-smaller'), keys: withModifier('−') },
    { does: t('frame-shortcut-usual-size'), keys: withModifier('0') },
    { does: t('frame-shortcut-shortcuts'), keys: withModifier('/') },
  ];
}
