import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { groups } from './chunks.ts';
import { compressed } from './compressed.ts';
import { preloads } from './preloads.ts';

export default defineConfig({
  plugins: [svelte(), preloads(), compressed()],
  build: {
    target: ['chrome107', 'firefox115', 'safari16'],
    // The policy of the server allows no inlined assets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: groups() } },
    },
  },
  server: {
    proxy: {
      '/ws': { target: 'ws://localhost:8080', ws: true },
      '/api': 'http://localhost:8080',
      '/health': 'http://localhost:8080',
    },
  },
  // Tests run the client code of Svelte, not the code for server rendering.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: {
    // Page tests wait for a browser for most of their time.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'units', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/**/*.test.ts'],
          globalSetup: 'tests/pages/built.ts',
        },
      },
    ],
  },
});
