import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/lib/backend/tauri.ts speaks to Tauri. Ask getBackend() instead.',
};
const otherFeature = {
  regex: '^(\\.\\./)+(?!testing/)([^./][^/]*/|features/).*|/features/',
  message: 'A feature never imports another. Share through $lib or $components.',
};

const icons = {
  name: '@lucide/svelte',
  message: 'Import each icon from @lucide/svelte/icons/NAME: the whole set is large.',
};

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/lib/generated'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [tauri], paths: [icons] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // The window's policy forbids both.
      'no-eval': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': ['error', { allowTransitions: false }],
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['src/features/*/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [tauri, otherFeature], paths: [icons] }],
    },
  },
  {
    files: ['src/components/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [icons],
          patterns: [
            tauri,
            {
              regex: 'lib/backend|/features/',
              message: 'A component knows nothing of the backend.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/lib/backend/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['vite.config.ts', '**/*.test.ts'], languageOptions: { globals: { ...globals.node } } },
);
