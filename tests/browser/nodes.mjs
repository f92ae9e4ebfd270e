// Many nodes of the journey's own, over a Redis of its own: Debian's, on a free port.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './server.mjs';

const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always'];
/** Longest that Redis may take to answer. */
const START_MS = 30_000;

/** Starts Redis; it can be killed, emptied and started again. */
export async function startRedis() {
  const folder = await mkdtemp(path.join(tmpdir(), 'foorumi-redis-'));
  const port = await freePort();
  const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  let child;
  const redis = {
    url: `redis://127.0.0.1:${port}/`,
    async start() {
      child = spawn('redis-server', [...settings, ...DURABLE], { stdio: 'ignore' });
      const end = Date.now() + START_MS;
      while ((await ping(port)) !== '+PONG') {
        if (Date.now() > end) throw new Error('Redis does not start: make redis installs it');
        await sleep(20);
      }
    },
    /** As a power cut would. */
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    /** Loses everything. It must not run. */
    async empty() {
      await rm(path.join(folder, 'appendonlydir'), { recursive: true, force: true, maxRetries: 10 });
    },
    async stop() {
      await redis.kill();
      // Its child that rewrites the file outlives it for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  await redis.start();
  return redis;
}

/** A node for each of these ways to one Redis, with one archive. */
export async function startNodes(...urls) {
  const archive = await mkdtemp(path.join(tmpdir(), 'foorumi-archive-'));
  const nodes = [];
  for (const url of urls) {
    nodes.push(await startServer({ args: ['--redis-url', url, '--archive', archive] }));
  }
  return {
    nodes,
    async stop() {
      for (const node of nodes) await node.stop();
      await rm(archive, { recursive: true, force: true });
    },
  };
}

/** What Redis says to a ping, or nothing. */
function ping(port) {
  return new Promise((tell) => {
    const line = net.connect(port, '127.0.0.1', () => line.write('PING\r\n'));
    line.once('data', (said) => {
      line.destroy();
      tell(String(said).trim());
    });
    line.once('error', () => tell(undefined));
    line.once('close', () => tell(undefined));
  });
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
