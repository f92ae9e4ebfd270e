// A server of the journey's own: the one that the tests built, on a free port with its own data.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(ROOT, 'target');
  return process.env.FOORUMI_BINARY ?? path.join(target, 'debug', 'foorumi');
}

/** Starts the server; answers with its address and how to stop it. */
export async function startServer({ data, listen = '127.0.0.1:0', args = [] } = {}) {
  const own = data ?? (await mkdtemp(path.join(tmpdir(), 'foorumi-journey-')));
  const child = spawn(binary(), ['--listen', listen, '--data', own, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { RUST_LOG: 'warn', ...process.env },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line);
      if (found) resolve(found[0].replace(/\/$/, ''));
    });
  });
  return {
    origin,
    data: own,
    /** As a power cut would. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      if (!data) await rm(own, { recursive: true, force: true });
    },
  };
}
