import { ask, asFile, asJson, asNothing, type Reply } from '../../connection/ask';
import type { Access, Slides, SlidesPart } from '../../protocol';

/** Biggest file taken, in bytes; the server's own limit. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;

/** What has been handed in. */
export function fetchSlides(secret: string): Promise<Reply<SlidesPart>> {
  return ask({ by: 'link', secret }, 'GET', '/api/slides', asJson<SlidesPart>);
}

/** Hands a file in. Its kind is told by its content; the name is only what people call it. */
export function handIn(secret: string, file: File): Promise<Reply<Slides>> {
  const path = `/api/slides?title=${encodeURIComponent(file.name.slice(0, 120))}`;
  return ask({ by: 'link', secret }, 'POST', path, asJson<Slides>, file);
}

/** The file itself. */
export function fetchFile(access: Access, id: number): Promise<Reply<Blob>> {
  return ask(access, 'GET', `/api/slides/${id}`, asFile);
}

/** Takes a file back. */
export function removeSlides(secret: string, id: number): Promise<Reply<undefined>> {
  return ask({ by: 'link', secret }, 'DELETE', `/api/slides/${id}`, asNothing);
}
