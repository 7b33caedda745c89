/** Programs that others use for the same: which are installed, and how they are run on the same file. */
import { spawnSync } from 'node:child_process';
import type { ProcessRun } from './run-process.ts';

/** What a peer is asked to look for. */
export type PeerTask =
  /** `nothing`: a filter that never matches, the least that can be asked. */
  | { readonly kind: 'nothing' }
  /** One filter. */
  | { readonly kind: 'filter'; readonly name: string; readonly filter: string }
  /** A rules file. */
  | { readonly kind: 'rules'; readonly path: string };

/** An installed peer. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Gives the command line; undefined for a task that the program cannot do. */
  command(task: PeerTask, capture: string): readonly string[] | undefined;
  /** What the run found. */
  countMatches(run: ProcessRun): number;
}

/** A peer that is not there, and why. */
export interface MissingPeer {
  readonly name: string;
  readonly reason: string;
}

const NEVER = 'proc.name = no-such-program';
/** From this version on captures are named by a configuration key. */
const FIRST_FALCO_WITHOUT_E = [0, 38];

/**
 * What the rules of the benchmark's policy ask of system calls, as near as a
 * filter of sysdig comes to it: it knows no first event of a container, so that
 * it reports every one.
 */
export const POLICY_AS_FILTER: string = [
  'evt.type = container and container.privileged = true and container.id != host',
  'evt.type in (open, openat) and evt.is_open_write = true and fd.typechar = f and fd.num >= 0 and container.id != host',
  'evt.type in (execve, setuid) and evt.dir = "<" and container.id != host and user.uid = 0',
  'evt.type in (execve, setgid) and evt.dir = "<" and container.id != host and (group.gid < 1 or group.gid > 65535)',
]
  .map((condition) => `(${condition})`)
  .join(' or ');

/** Looks for the peers that read captures. */
export function findPeers(): { readonly installed: readonly Peer[]; readonly missing: readonly MissingPeer[] } {
  const found = [sysdig(), falco()];
  return {
    installed: found.filter((peer) => 'version' in peer),
    missing: found.filter((peer) => 'reason' in peer),
  };
}

function sysdig(): Peer | MissingPeer {
  const version = versionOf('sysdig');
  if (version === undefined) {
    return { name: 'sysdig', reason: 'not installed' };
  }
  return {
    ...{ name: 'sysdig', version },
    command(task, capture) {
      const filter = task.kind === 'nothing' ? NEVER : task.kind === 'filter' ? task.filter : undefined;
      return filter === undefined ? undefined : ['sysdig', '-r', capture, '-p', '%evt.num', filter];
    },
    countMatches: ({ lineCount }) => lineCount,
  };
}

function falco(): Peer | MissingPeer {
  const version = versionOf('falco');
  if (version === undefined) {
    return { name: 'falco', reason: 'not installed' };
  }
  const takesE = isOlder(version, FIRST_FALCO_WITHOUT_E);
  const replay = (capture: string) =>
    takesE
      ? ['-e', capture, '-o', 'outputs.rate=1000000000', '-o', 'outputs.max_burst=1000000000']
      : ['-o', 'engine.kind=replay', '-o', `engine.replay.capture_file=${capture}`];
  return {
    ...{ name: 'falco', version },
    command: (task, capture) => (task.kind === 'rules' ? ['falco', '-r', task.path, ...replay(capture)] : undefined),
    countMatches: ({ stdoutEnd }) => eventsDetected(stdoutEnd) ?? Number.NaN,
  };
}

/** Gives the number in the statistics that Falco and drypod print at the end; undefined when it is not there. */
export function eventsDetected(stdout: string): number | undefined {
  const [, count] = /^Events detected: (\d+)$/m.exec(stdout) ?? [];
  return count === undefined ? undefined : Number(count);
}

function versionOf(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/\d+\.\d+(\.\d+)?/.exec(stdout)?.[0] ?? 'unknown') : undefined;
}

function isOlder(version: string, [major = 0, minor = 0]: readonly number[]): boolean {
  const [givenMajor = 0, givenMinor = 0] = version.split('.').map(Number);
  return givenMajor < major || (givenMajor === major && givenMinor < minor);
}
