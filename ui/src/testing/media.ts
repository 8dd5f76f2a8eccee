import { cdp } from 'vitest/browser';

interface Feature {
  name: 'prefers-color-scheme' | 'forced-colors' | 'prefers-reduced-motion';
  value: string;
}

/** Shows the page as these settings of a computer would. None puts them back. */
export async function emulate(...features: Feature[]): Promise<void> {
  await (cdp() as unknown as { send: (method: string, params: object) => Promise<void> }).send(
    'Emulation.setEmulatedMedia',
    { features },
  );
}
