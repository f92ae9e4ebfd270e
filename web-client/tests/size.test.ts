import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { build, type Manifest } from 'vite';
import en from '../src/i18n/participant/en';
import fi from '../src/i18n/participant/fi';
import sv from '../src/i18n/participant/sv';
import type { Lang } from '../src/protocol';

/** What a phone may load before its first screen, compressed as it is sent (PG20). */
const LIMIT = 60_000;
/** Files that it may ask for; its line to the room is one request more. */
const FILES = 7;

/** Something that the participant's page says, in each language. */
const SAID = {
  fi: fi.poll.saved,
  sv: sv.poll.saved,
  en: en.poll.saved,
} satisfies Record<Lang, string>;

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

/** What the page of a meeting's code names in its markup: all that is asked for at once. */
function participantFiles(lang: string): string[] {
  const page = `pages/participant.${lang}.html`;
  const html = readFileSync(join(folder, page), 'utf8');
  return [page, ...[...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file)];
}

const sent = (file: string) => readFileSync(join(folder, `${file}.br`)).length;

test.each(['fi', 'sv', 'en'])('pg20_the_first_screen_in_%s_is_few_bytes_and_few_files', (lang) => {
  const files = participantFiles(lang);
  const sum = files.map(sent).reduce((a, b) => a + b, 0);
  expect(files.length).toBeGreaterThan(4);
  expect(sum, files.join(' ')).toBeLessThanOrEqual(LIMIT);
  expect(files.length, files.join(' ')).toBeLessThanOrEqual(FILES);
});

test.each(['fi', 'sv', 'en'])('pg20_the_page_in_%s_names_all_that_it_begins_with', (lang) => {
  const files = participantFiles(lang);
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  const scripts = files.filter((file) => file.endsWith('.js'));
  const imported = scripts.flatMap((file) =>
    [...text(file).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(
      ([, name]) => `assets/${name}`,
    ),
  );
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((file) => !files.includes(file))).toEqual([]);
  expect(scripts.some((file) => text(file).includes(SAID[lang as Lang]))).toBe(true);
  expect(text(files[0] ?? '')).toContain(`<html lang="${lang}">`);
});

test('pg20_the_skeleton_waits_for_no_style', () => {
  for (const file of ['index.html', 'pages/participant.fi.html']) {
    const html = readFileSync(join(folder, file), 'utf8');
    const [head = '', body = ''] = html.split('<body>');
    expect(head).not.toContain('stylesheet');
    expect(body.indexOf('id="skeleton"')).toBeLessThan(body.indexOf('rel="stylesheet"'));
    expect(body.indexOf('rel="stylesheet"')).toBeLessThan(body.indexOf('class="unloaded"'));
  }
});

test('a phone loads nothing of other roles or other languages', () => {
  const files = participantFiles('fi');
  const foreign = Object.values(manifest)
    .filter(({ src }) =>
      /pages\/(host|moderator|stage|create)\/|i18n\/\w+\/(sv|en)\.ts/.test(src ?? ''),
    )
    .map(({ file }) => file);
  expect(foreign.length).toBeGreaterThan(4);
  expect(files.filter((file) => foreign.includes(file))).toEqual([]);
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  for (const said of [SAID.sv, SAID.en]) expect(text).not.toContain(said);
});

test('every text file has its compressed siblings for the server to embed', () => {
  for (const file of participantFiles('fi')) {
    expect(existsSync(join(folder, `${file}.gz`)), file).toBe(true);
    expect(existsSync(join(folder, `${file}.br`)), file).toBe(true);
  }
});

test('nothing in the page breaks the content policy or calls a third party', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  // The server names the hash of the one line that stands in the page; there is no other.
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>([^<]*)/g)];
  expect(inline.map(([, how, line]) => [how, line?.includes('new WebSocket')])).toEqual([
    ['', true],
  ]);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  for (const file of participantFiles('fi')) {
    const text = readFileSync(join(folder, file), 'utf8');
    const addresses = [...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
    const foreign = addresses.filter((a) => !/^https?:\/\/(www\.w3\.org|svelte\.dev)$/.test(a));
    expect(foreign, file).toEqual([]);
    expect(text, `${file} has no style attribute in a template`).not.toMatch(/<\w+[^<>]*\sstyle="/);
  }
});
