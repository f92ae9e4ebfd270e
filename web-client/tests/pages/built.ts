import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built pages. */
    pages: string;
  }
}

/** Builds the pages once for all tests that open them. */
export default async function built(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'foorumi-pages-'));
  await build({ build: { outDir: folder, emptyOutDir: true }, logLevel: 'silent' });
  project.provide('pages', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
