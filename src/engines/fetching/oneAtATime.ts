import { readFile, rm, writeFile } from 'node:fs/promises';
import { AloudError } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';

/**
 * Does something that only one program may do at a time, also of another window; a file says who does it. Throws `busy`
 * where another one does. Who ended without an end of it, is asked for no more.
 */
export async function oneAtATime<T>(path: string, work: () => Promise<T>): Promise<T> {
  const isMine = await taken(path);
  if (!isMine) throw new AloudError({ code: 'busy', message: message('models.busy') });
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
      const pid = Number(await readFile(path, 'utf8').catch(() => ''));
      if (runs(pid)) return false;
      await rm(path, { force: true });
    }
  }
  return false;
}

function runs(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // It is another user's.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
