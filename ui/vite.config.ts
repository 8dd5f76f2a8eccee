import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const chromium = playwright({
  launchOptions: {
    executablePath: process.env.DAYBOOK_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
});

export default defineConfig({
  base: './',
  plugins: [svelte()],
  resolve: {
    alias: { $lib: here('./src/lib'), $components: here('./src/components/index.ts') },
  },
  build: {
    target: 'safari18',
    // The window's policy allows no data: URLs and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  // The words are beside this folder: the programs that print and the terminal read them too.
  server: { strictPort: true, port: 1420, fs: { allow: ['..'] } },
  clearScreen: false,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          environment: 'node',
          include: ['src/{lib,styles}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        // Found while a test runs, each would reload the page under it.
        optimizeDeps: {
          exclude: ['@lucide/svelte'],
          include: [
            '@fluent/bundle',
            '@internationalized/date',
            '@tanstack/svelte-virtual',
            '@tauri-apps/api/core',
            '@tauri-apps/api/event',
            'axe-core',
            'bits-ui',
            'svelte',
            'vitest-browser-svelte',
          ],
        },
        test: {
          name: 'window',
          include: ['src/*.test.ts', 'src/{components,features}/**/*.test.ts'],
          setupFiles: ['src/testing/setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: chromium,
            screenshotFailures: false,
            viewport: { width: 1280, height: 900 },
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
