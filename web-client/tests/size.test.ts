import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { build, type Manifest } from 'vite';

/** What a phone may load in all, compressed, for the participant's page in one language. */
const LIMIT = 100_000;

const PAGE = 'src/pages/participant/Participant.svelte';
let folder: string;
let manifest: Manifest;

beforeAll(async () => {
  // What is shipped; under tests the compiler would put in what helps to find faults.
  vi.stubEnv('NODE_ENV', 'production');
  folder = mkdtempSync(join(tmpdir(), 'foorumi-size-'));
  await build({ build: { outDir: folder, emptyOutDir: true, manifest: true }, logLevel: 'silent' });
  manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
}, 120_000);

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Files that are loaded with a module: itself, what it imports, and their styles. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the build`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const other of chunk.imports ?? []) filesOf(other, found);
  return found;
}

function participantFiles(lang: string): Set<string> {
  const files = new Set(['index.html']);
  const texts = ['shared', 'participant'].map((area) => `src/i18n/${area}/${lang}.ts`);
  for (const name of ['index.html', PAGE, ...texts]) filesOf(name, files);
  return files;
}

const gzipped = (file: string) => readFileSync(join(folder, `${file}.gz`)).length;

test.each(['fi', 'sv', 'en'])(
  'the participant’s page in %s is at most 100 KB compressed',
  (lang) => {
    const sizes = [...participantFiles(lang)].map((file) => gzipped(file));
    const sum = sizes.reduce((a, b) => a + b, 0);
    expect(sizes.length).toBeGreaterThan(4);
    expect(sum, `${sizes.length} files`).toBeLessThanOrEqual(LIMIT);
  },
);

test('a phone loads nothing of other roles or other languages', () => {
  const files = [...participantFiles('fi')];
  const foreign = Object.values(manifest)
    .filter(({ src }) =>
      /pages\/(host|moderator|stage|create)\/|i18n\/\w+\/(sv|en)\.ts/.test(src ?? ''),
    )
    .map(({ file }) => file);
  expect(foreign.length).toBeGreaterThan(4);
  expect(files.filter((file) => foreign.includes(file))).toEqual([]);
});

test('every text file has its compressed siblings for the server to embed', () => {
  for (const file of participantFiles('fi')) {
    expect(existsSync(join(folder, `${file}.gz`)), file).toBe(true);
    expect(existsSync(join(folder, `${file}.br`)), file).toBe(true);
  }
});

test('nothing in the page breaks the content policy or calls a third party', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  for (const file of participantFiles('fi')) {
    const text = readFileSync(join(folder, file), 'utf8');
    const addresses = [...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
    const foreign = addresses.filter((a) => !/^https?:\/\/(www\.w3\.org|svelte\.dev)$/.test(a));
    expect(foreign, file).toEqual([]);
    expect(text, `${file} has no style attribute in a template`).not.toMatch(/<\w+[^<>]*\sstyle="/);
  }
});
