/** What is known of a module when the files are made. */
interface Module {
  importedIds: readonly string[];
  dynamicallyImportedIds: readonly string[];
}

interface Modules {
  getModuleInfo(id: string): Module | null;
}

const SRC = new URL('./src/', import.meta.url).pathname;
const PHONE = `${SRC}pages/participant/Participant.svelte`;
/** What the bundler itself puts in. */
const RUNTIME = '\0rolldown/runtime.js';
const STYLE = /\.css$/;
/** Parts of the phone that are large or wanted by few: each stays a file of its own. */
const APART = ['features/sheet/Take', 'features/guard/guard', 'i18n/', 'pages/participant/Ended'];

/**
 * Which file of the build a module goes into. Each file costs a phone on a slow line a request, so what
 * its first screen needs is in two: what it shares with all other pages, and the participant's page
 * (PG20). Most of what the page fetches later is a third. The rest is left to the bundler.
 */
export function chunkOf(): (id: string, modules: Modules) => string | null {
  let files: Map<string, string> | undefined;
  return (id, modules) => (files ??= sorted(modules)).get(id) ?? null;
}

function sorted(modules: Modules): Map<string, string> {
  const module = (id: string) => modules.getModuleInfo(id);
  const withImports = (from: readonly string[]) => {
    const found = new Set(from);
    for (const id of found) for (const other of module(id)?.importedIds ?? []) found.add(other);
    return found;
  };
  const start = withImports([`${SRC}main.ts`]);
  const phone = withImports([PHONE]);
  const pages = module(`${SRC}pages/pages.ts`)?.dynamicallyImportedIds ?? [];
  const others = withImports(pages.filter((page) => page !== PHONE));
  const wanted = [...phone].flatMap((id) => module(id)?.dynamicallyImportedIds ?? []);
  const later = withImports(wanted.filter((id) => !APART.some((one) => id.startsWith(SRC + one))));

  const files = new Map<string, string>();
  for (const id of later) if (!others.has(id)) files.set(id, 'later');
  for (const id of phone) files.set(id, others.has(id) || STYLE.test(id) ? 'base' : 'phone');
  for (const id of start) files.set(id, 'base');
  files.set(RUNTIME, 'base');
  return files;
}
