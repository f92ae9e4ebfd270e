import type { Plugin, Rolldown } from 'vite';

/** The area of texts that each page shows, besides the shared ones. */
const AREAS: Record<string, string> = {
  home: 'home',
  create: 'home',
  participant: 'participant',
  stage: 'stage',
  host: 'desk',
  moderator: 'desk',
  secretary: 'desk',
  presenter: 'desk',
  organiser: 'desk',
};
const LANGUAGES = ['fi', 'sv', 'en'];

/** Greets on a participant's line before the rest of the page is there. */
const EARLY = /<script type="module"( crossorigin src="\/assets\/early-[^>]*><\/script>)/;
/** The styles stand where they hold back all but the skeleton before them. */
const PAGE = '<div id="page">';

/**
 * Writes `pages/<page>.<language>.html` beside `index.html`: the same, with links to the files of that
 * page and language, so that a browser asks for all of them at once (PG20). The server picks one by
 * the path and by the languages that the browser asks for.
 */
export function preloads(): Plugin {
  return {
    name: 'preloads',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const index = bundle['index.html'];
        if (index?.type !== 'asset') throw new Error('there is no index.html');
        const html = withStylesInBody(String(index.source));
        index.source = html;
        for (const [page, area] of Object.entries(AREAS)) {
          for (const lang of LANGUAGES) {
            const source = withLinks(html, lang, linksOf(bundle, page, area, lang));
            this.emitFile({ type: 'asset', fileName: `pages/${page}.${lang}.html`, source });
          }
        }
      },
    },
  };
}

/**
 * A style in the head would hold back the skeleton until it has come. The largest file stands first: the
 * one connection that is open already fetches it while others are opened.
 */
function withStylesInBody(html: string): string {
  const styles = html.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  const without = styles.reduce((text, style) => text.replace(style, ''), html);
  const early = EARLY.exec(without)?.[1];
  if (early === undefined) throw new Error('nothing opens the line early');
  return without
    .replace(EARLY, '')
    .replace('</head>', `<script type="module" async${early}</head>`)
    .replace(PAGE, `${styles.join('')}${PAGE}`);
}

function linksOf(bundle: Rolldown.OutputBundle, page: string, area: string, lang: string) {
  const name = `${page.charAt(0).toUpperCase()}${page.slice(1)}`;
  const wanted = [
    `pages/${page}/${name}.svelte`,
    `i18n/shared/${lang}.ts`,
    `i18n/${area}/${lang}.ts`,
  ];
  const chunks = new Set(wanted.map((module) => chunkWith(bundle, `/src/${module}`)));
  for (const chunk of chunks) {
    for (const file of chunk.imports) {
      const other = bundle[file];
      if (other?.type === 'chunk') chunks.add(other);
    }
  }
  const styles = [...chunks].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return { scripts: [...chunks].map(({ fileName }) => fileName), styles: [...new Set(styles)] };
}

function chunkWith(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk {
  const chunk = Object.values(bundle).find(
    (one) => one.type === 'chunk' && one.moduleIds.some((id) => id.endsWith(module)),
  );
  if (chunk?.type !== 'chunk') throw new Error(`${module} is not in the build`);
  return chunk;
}

type Links = ReturnType<typeof linksOf>;

function withLinks(html: string, lang: string, { scripts, styles }: Links): string {
  const isNew = (file: string) => !html.includes(`"/${file}"`);
  const style = (file: string) => `<link rel="stylesheet" crossorigin href="/${file}">`;
  const script = (file: string) => `<link rel="modulepreload" crossorigin href="/${file}">`;
  return html
    .replace('<html lang="fi">', `<html lang="${lang}">`)
    .replace('</head>', `${scripts.filter(isNew).map(script).join('')}</head>`)
    .replace(PAGE, `${styles.filter(isNew).map(style).join('')}${PAGE}`);
}
