// A small disk of its own, to be filled and freed again.

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const BLOCK = Buffer.alloc(4096, 1);

/** A disk of a few megabytes in memory, or nothing where mounting is not allowed. */
export function smallDisk(megabytes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'foorumi-disk-'));
  try {
    const size = ['-o', `size=${megabytes}m,mode=700`];
    execFileSync('mount', ['-t', 'tmpfs', ...size, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const filler = path.join(folder, 'filler');
  let keeping;
  return {
    folder,
    /** Leaves not a byte, and takes what is given up meanwhile, until `free`. */
    fill() {
      fillUp(filler);
      keeping = setInterval(fillUp, 50, filler);
    },
    free() {
      clearInterval(keeping);
      rmSync(filler);
    },
    remove() {
      clearInterval(keeping);
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function fillUp(filler) {
  const file = openSync(filler, 'a');
  try {
    for (;;) writeSync(file, BLOCK);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
