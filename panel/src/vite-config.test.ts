import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
const panel = fileURLToPath(new URL('..', import.meta.url));
let cache: string;
let server: ChildProcess;
let output = '';
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'panel-vite-'));
  // A cache of its own: what is tested is the first start after a clone, when every dependency is bundled.
  server = spawn(process.execPath, [vite, '--host', '127.0.0.1', '--port', '4791', '--clearScreen', 'false'], {
    cwd: panel, env: { ...process.env, VITE_CACHE_DIR: cache, NO_COLOR: '1' }, stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
});
afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'close');
  }
  await rm(cache, { recursive: true, force: true });
});

test('the development server serves a page and the dependencies it is made of', async () => {
  const origin = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]);
  const page = await body(`${origin}/src/features/api/api-page.tsx`);
  const dependencies = [...page.matchAll(/from "(\/[^"]*\/deps\/[^"]+)"/g)].map((match) => match[1]);
  expect(dependencies.length).toBeGreaterThan(0);
  for (const dependency of dependencies) expect(await body(origin + dependency)).toContain('export');
}, 180_000);

async function until<T>(read: () => T | undefined): Promise<T> {
  for (;;) {
    const value = read();
    if (value !== undefined) return value;
    if (server.exitCode !== null) throw new Error(`Vite ended: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @throws Error with what Vite wrote, when it does not answer */
async function body(url: string): Promise<string> {
  try {
    const response = await fetch(url);
    const content = await response.text();
    if (response.ok) return content;
    throw new Error(`Status ${response.status}: ${content}`);
  } catch (error) {
    throw new Error(`${url}: ${String(error)}\n${output}`, { cause: error });
  }
}
