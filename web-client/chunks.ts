/** What is known of a module when the files are made. */
interface Module {
  importedIds: readonly string[];
  dynamicallyImportedIds: readonly string[];
}

interface Modules {
  getModuleInfo(id: string): Module | null;
}

const SRC = new URL('./src/', import.meta.url).pathname;
const EARLY = `${SRC}connection/early.ts`;
const PHONE = `${SRC}pages/participant/Participant.svelte`;
const STYLE = /\.css$/;
/** Parts of the phone that are large or wanted by few: each stays a file of its own. */
const APART = ['features/sheet/Take', 'features/guard/guard', 'pages/participant/Ended'];
const LANGUAGES = ['fi', 'sv', 'en'];
/** Texts, each in one language. */
const TEXTS = ['i18n/'];

/**
 * Which file of the build a module goes into. Each file costs a phone on a slow line a request, so what
 * its first screen needs is few of them: what opens its line, what it shares with other pages or with
 * what it fetches later, its texts, and the participant's page itself, which the bundler puts together
 * (PG20). Most of what is fetched later is one more.
 */
export function groups() {
  let files: Map<string, string> | undefined;
  const fileOf = (id: string, modules: Modules) => (files ??= sorted(modules)).get(id) ?? null;
  const isEarly = (name: string | null) => (name === 'early' ? name : null);
  return [
    {
      debugName: 'early',
      priority: 1,
      name: (id: string, modules: Modules) => isEarly(fileOf(id, modules)),
    },
    { debugName: 'few files', name: fileOf },
  ];
}

function sorted(modules: Modules): Map<string, string> {
  const module = (id: string) => modules.getModuleInfo(id);
  const withImports = (from: readonly string[]) => {
    const found = new Set(from);
    for (const id of found) for (const other of module(id)?.importedIds ?? []) found.add(other);
    return found;
  };
  const phone = withImports([PHONE]);
  const parts = [...phone].flatMap((id) => module(id)?.dynamicallyImportedIds ?? []);
  const isOf = (id: string, paths: string[]) => paths.some((path) => id.startsWith(SRC + path));
  const later = withImports(parts.filter((id) => !isOf(id, [...APART, ...TEXTS])));
  const pages = module(`${SRC}pages/pages.ts`)?.dynamicallyImportedIds ?? [];
  const others = withImports(pages.filter((page) => page !== PHONE));
  const elsewhere = withImports([...parts, ...others]);

  const files = new Map<string, string>();
  for (const lang of LANGUAGES) {
    const texts = ['shared', 'participant'].map((area) => `${SRC}i18n/${area}/${lang}.ts`);
    for (const id of withImports(texts)) files.set(id, lang);
  }
  for (const id of later) if (!others.has(id)) files.set(id, 'later');
  for (const id of phone) if (elsewhere.has(id) || STYLE.test(id)) files.set(id, 'base');
  for (const id of withImports([`${SRC}main.ts`])) files.set(id, 'base');
  for (const id of withImports([EARLY])) files.set(id, 'early');
  return files;
}
