// The bundle as the organiser gets it, and its numbers.

import { readFile } from 'node:fs/promises';
import yauzl from 'yauzl';

/** All files of a ZIP: name to bytes. */
export function unzip(path) {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const files = new Map();
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks = [];
          stream.on('data', (chunk) => chunks.push(chunk));
          stream.on('end', () => {
            files.set(entry.fileName.replace(/^[^/]+\//, ''), Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

/** Results by what was asked. */
export function byQuestion(results) {
  const asked = new Map();
  for (const activity of results.activities) {
    if (activity.kind === 'cloud') {
      asked.set(
        activity.question.fi,
        Object.fromEntries(activity.words.map(({ key, count }) => [key, count])),
      );
    } else if (activity.kind === 'poll') {
      asked.set(activity.poll.question.fi, activity.result);
    } else {
      const root = activity.ideas.find(({ id }) => id === activity.sheet.root);
      const votes = activity.ideas
        .filter(({ id }) => id !== activity.sheet.root)
        .map(({ id, text }) => [text, activity.tally?.votes[id] ?? 0]);
      asked.set(root.text, Object.fromEntries(votes));
    }
  }
  return asked;
}

export async function plan() {
  const file = new URL('../../loadtest/data/forum.json', import.meta.url);
  return { path: file.pathname, content: JSON.parse(await readFile(file, 'utf8')) };
}
