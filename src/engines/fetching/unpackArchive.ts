import { createReadStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { extract } from 'tar';
import bunzip2 from 'unbzip2-stream';

export interface Unpacking {
  /** A tar archive, compressed by bzip2; an absolute path, as is `into`, a folder that is there. */
  readonly archive: string;
  readonly into: string;
  /** The folder in the archive whose files are wanted. */
  readonly root: string;
  /** Of those that are to be called otherwise: the name there, and the name here. */
  readonly renamed: Readonly<Record<string, string>>;
  /** What is left out, by the beginning of its name. */
  readonly without: readonly string[];
  /** So much may come out of it, in bytes. */
  readonly mostBytes: number;
}

const MOST_ENTRIES = 10_000;

/**
 * Unpacks what is wanted of an archive. Throws for one that leads out of its folder, has links, devices or other things that
 * are neither files nor folders, or holds more than it may; what came out before that is left for the caller to delete.
 */
export async function unpackArchive(
  { archive, into, root, renamed, without, mostBytes }: Unpacking,
  progress: (bytesRead: number) => void,
): Promise<void> {
  let entries = 0;
  let bytes = 0;
  let wrong: Error | undefined;
  const sizes = new Map<string, number>();
  const isWanted = (path: string, type: string, size: number): boolean => {
    if (wrong) return false;
    const name = nameWithin(root, path);
    if (++entries > MOST_ENTRIES) wrong = new Error(`The archive has more than ${MOST_ENTRIES} entries.`);
    else if (leadsOut(path)) wrong = new Error(`An entry of the archive leads out of its folder: ${path}`);
    else if (type !== 'File' && type !== 'Directory')
      wrong = new Error(`The archive has an entry of the type ${type}.`);
    else if (name === undefined || without.some(each => name.startsWith(each))) return false;
    else {
      bytes += size;
      if (type === 'File') sizes.set(name, size);
      if (bytes > mostBytes) wrong = new Error(`The archive holds more than ${mostBytes} bytes.`);
    }
    return wrong === undefined;
  };
  const source = createReadStream(archive);
  source.on('data', () => progress(source.bytesRead));
  const target = extract({
    cwd: into,
    strip: root.split('/').length,
    strict: true,
    noMtime: true,
    preserveOwner: false,
    fmode: 0o600,
    dmode: 0o700,
    filter: (path, entry) => isWanted(path, 'type' in entry ? entry.type : 'link', entry.size ?? 0),
  });
  await new Promise<void>((resolve, reject) => {
    const unzipped = bunzip2();
    // It is closed when the last file is: Node's own pipeline does not wait for that.
    source.on('error', reject);
    unzipped.on('error', reject);
    target.on('error', reject).on('close', resolve);
    source.pipe(unzipped).pipe(target);
  });
  if (wrong) throw wrong;
  // What a full disk takes a part of, the package takes for written.
  for (const [name, size] of sizes)
    if ((await stat(join(into, name))).size !== size)
      throw Object.assign(new Error(`${name} was not written whole.`), { code: 'ENOSPC' });
  for (const [there, here] of Object.entries(renamed)) {
    await mkdir(dirname(join(into, here)), { recursive: true });
    await rename(join(into, there), join(into, here));
  }
}

/** Its name below the root; undefined where it is elsewhere. */
function nameWithin(root: string, path: string): string | undefined {
  const name = posix.normalize(path);
  return name.startsWith(`${root}/`) ? name.slice(root.length + 1) : undefined;
}

function leadsOut(path: string): boolean {
  return posix.isAbsolute(path) || /^[a-z]:|\\/i.test(path) || path.split('/').includes('..');
}
