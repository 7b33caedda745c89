/** Arguments: what they ask for, and how a wrong command line is refused. */

import test from 'ava';
import { readCommandLine } from '#src/app/command-line.js';
import type { Invocation, RunOptions } from '#src/app/invocation.js';

function read(args: string): Invocation {
  return readCommandLine(
    args.split(' ').filter((word) => word !== ''),
    '1.2.3',
  );
}

function runOptions(args: string): RunOptions {
  const invocation = read(args);
  if (invocation.command !== 'run') {
    throw new Error(`not a run: ${JSON.stringify(invocation)}`);
  }
  return invocation.options;
}

test('command line: options repeat, and take several values', (t) => {
  const options = runOptions('--psp a b --psp c -r d e -r f -e g - -o h=1 i=2 -o j=3 -D k -D l -T m');
  t.deepEqual(options.psp, ['a', 'b', 'c']);
  t.deepEqual(options.rules, ['d', 'e', 'f']);
  t.deepEqual(options.events, ['g', '-']);
  t.deepEqual(options.option, ['h=1', 'i=2', 'j=3']);
  t.deepEqual(options.disable, ['k', 'l']);
  t.deepEqual(options.disableTag, ['m']);
});

test('command line: what is not written is empty', (t) => {
  const { dialect, jobs, ...options } = runOptions('');
  t.truthy(dialect);
  t.is(jobs, 1);
  t.true(Object.values(options).every((value) => value === false || (Array.isArray(value) && value.length === 0)));
});

for (const [written, expected] of [
  ['--psp_save --psp a', ''],
  ['--psp-save --psp a', ''],
  ['--psp_save= --psp a', ''],
  ['--psp_save=x --psp a', 'x'],
  ['--psp-save=a=b --psp a', 'a=b'],
  ['--psp a --psp_save -e b', ''],
] as const) {
  test(`command line: ${written}`, (t) => {
    t.is(runOptions(written).psp_save, expected);
    t.deepEqual(runOptions(written).psp, ['a']);
  });
}

test('command line: -V is the command validate', (t) => {
  t.deepEqual(read('-V a b'), read('validate -r a b'));
  t.deepEqual(read('validate -V a -r b'), read('validate -r b a'));
});

test('command line: seconds, findings and flags', (t) => {
  const options = runOptions(
    '-M 2.5 --fail-on mutation --fail-on violation -U --dry-run --k8s-audit-semantics current',
  );
  t.is(options.seconds, 2.5);
  t.deepEqual(options.failOn, ['mutation', 'violation']);
  t.true(options.unbuffered && options.dryRun);
  t.is(options.k8sAuditSemantics, 'current');
});

test('command line: what a policy is read and converted with, for every command that does', (t) => {
  const flags =
    '--kubernetes v1.20 --feature-gates ProcMountType=true,Sysctls=false --feature-gates ProcMountType=false ' +
    '--psp-namespace shop --psp-namespace net --psp-image registry:5000/a/b:1 --psp a';
  for (const command of ['', 'convert ', 'validate ']) {
    const invocation = read(`${command}${flags}`);
    t.like(invocation, {
      options: {
        kubernetes: 20,
        featureGates: [
          ['ProcMountType', true],
          ['Sysctls', false],
          ['ProcMountType', false],
        ],
        pspNamespace: ['shop', 'net'],
        pspImage: ['registry:5000/a/b:1'],
        psp: ['a'],
      },
    });
  }
});

test('command line: names of a scope repeat, in every way', (t) => {
  const { pspImage, pspNamespace } = runOptions(
    '--psp a --psp-image b c --psp-image d,e --psp-namespace f,g --psp-namespace h',
  );
  t.deepEqual(pspImage, ['b', 'c', 'd', 'e']);
  t.deepEqual(pspNamespace, ['f', 'g', 'h']);
});

test('command line: --jobs', (t) => {
  t.deepEqual(
    ['1', '2', '64'].map((jobs) => runOptions(`--jobs ${jobs}`).jobs),
    [1, 2, 64],
  );
  t.true(runOptions('--jobs auto').jobs >= 1);
});

for (const jobs of ['0', '65', '-1', '1.5', '', 'all', '2x', '1e1']) {
  test(`command line: refuses --jobs '${jobs}'`, (t) => {
    const invocation = readCommandLine(['--psp', 'a', `--jobs=${jobs}`], '1.2.3');
    t.true(invocation.command === 'refuse' && invocation.diagnostics[0]!.message.includes('from 1 to 64, or auto'));
  });
}

for (const release of ['1.8', 'v1.10', '1.16', '1.24', 'v1.24']) {
  test(`command line: --kubernetes ${release}`, (t) => {
    t.is(runOptions(`--psp a --kubernetes ${release}`).kubernetes, Number(release.slice(release.indexOf('.') + 1)));
  });
}

for (const release of ['24', '1.25', '1.7', '1.024', '1.24.1', '2.24', '1.', 'latest', '1.1e1', '-1.24']) {
  test(`command line: refuses --kubernetes ${release}`, (t) => {
    const invocation = read(`--psp a --kubernetes=${release}`);
    t.true(invocation.command === 'refuse' && invocation.diagnostics[0]!.message.includes('1.8 to 1.24'));
  });
}

for (const gates of [
  '',
  'ProcMountType',
  'ProcMountType=yes',
  'ProcMountType=true,',
  '=true',
  'Any=true',
  'a=b=true',
]) {
  test(`command line: refuses --feature-gates '${gates}'`, (t) => {
    const invocation = readCommandLine(['--psp', 'a', `--feature-gates=${gates}`], '1.2.3');
    t.true(invocation.command === 'refuse' && invocation.diagnostics[0]!.message.includes('--feature-gates'));
  });
}

test('command line: bounds of dialect falco, later ones after earlier ones', (t) => {
  const flags = '--dialect falco --falco-bounds containers=20,volumes=3 --falco-bounds volumes=64 --psp a';
  for (const command of ['', 'convert ', 'validate ']) {
    const falcoBounds = [
      ['containers', 20],
      ['volumes', 3],
      ['volumes', 64],
    ];
    t.like(read(`${command}${flags}`), { options: { falcoBounds } });
  }
});

for (const bounds of [
  '',
  'containers',
  'containers=0',
  'containers=65',
  'containers=-1',
  'contaners=2',
  'volumes=1,',
]) {
  test(`command line: refuses --falco-bounds '${bounds}'`, (t) => {
    const args = ['--dialect', 'falco', '--psp', 'a', `--falco-bounds=${bounds}`];
    const invocation = readCommandLine(args, '1.2.3');
    t.true(invocation.command === 'refuse' && invocation.diagnostics[0]!.message.includes('--falco-bounds'));
  });
}

for (const name of ['', 'a,', ',', '*', 'a b', '[a]', '"a"']) {
  test(`command line: refuses '${name}' as names of --psp-namespace and --psp-image`, (t) => {
    for (const flag of ['--psp-namespace', '--psp-image']) {
      const invocation = readCommandLine(['--psp', 'a', `${flag}=${name}`], '1.2.3');
      t.true(invocation.command === 'refuse' && invocation.diagnostics[0]!.message.includes('without wildcards'));
    }
  });
}

test('command line: help and version are printed, and name every command', (t) => {
  t.deepEqual(read('--version'), { command: 'print', text: 'drypod 1.2.3\n' });
  for (const asked of ['--help', '-h', 'help']) {
    const help = read(asked);
    t.is(help.command, 'print');
    for (const part of ['convert', 'validate', 'fields', '--psp_save', 'json_output', 'Examples:', 'Exit code']) {
      t.true(help.command === 'print' && help.text.includes(part), part);
    }
  }
  const convert = read('help convert');
  t.true(convert.command === 'print' && convert.text.includes('--out'));
});

const refused: readonly (readonly [string, string, string])[] = [
  ['--psp', "option '--psp <files...>' argument missing", 'see drypod --help'],
  ['--evnts x', "unknown option '--evnts'", '--events'],
  ['vaildate', "unknown command 'vaildate'", 'validate'],
  ['./audit.log', "nothing says what './audit.log' is", '--psp ./audit.log, -r ./audit.log or -e ./audit.log'],
  ['-M 0', "option '-M, --seconds <n>' argument '0' is invalid. It must be a number above 0.", 'see drypod --help'],
  ['-M x', "option '-M, --seconds <n>' argument 'x' is invalid. It must be a number above 0.", 'see drypod --help'],
  ['--psp_save', '--psp_save has nothing to save', '--psp FILE'],
  ['-r a --kubernetes 1.24', '--kubernetes is about policies, and there is none', '--psp FILE'],
  ['-r a --psp-image b', '--psp-image is about policies, and there is none', '--psp FILE'],
  ['validate -r a --psp-image b', '--psp-image is about policies, and there is none', '--psp FILE'],
  ['-r a --psp-namespace b', '--psp-namespace is about policies, and there is none', '--psp FILE'],
  ['-r a --feature-gates Sysctls=true', '--feature-gates is about policies, and there is none', '--psp FILE'],
  [
    '-r a --dialect falco --falco-bounds volumes=2',
    '--falco-bounds is about policies, and there is none',
    '--psp FILE',
  ],
  ['--psp a --falco-bounds volumes=2', '--falco-bounds is about dialect falco, not drypod', '--dialect falco'],
  ['convert --psp a --falco-bounds volumes=2', '--falco-bounds is about dialect falco, not drypod', '--dialect falco'],
  ['-t a -T b', 'You can not specify both disabled (-D/-T) and enabled (-t) rules', 'either -t, or -D and -T'],
  ['convert', 'there is nothing to convert', '--psp FILE, --pss LEVEL or --scc FILE'],
  ['validate', 'there is nothing to validate', '-r FILE, --psp FILE or --scc FILE'],
  ['fields --json --markdown', "option '--markdown' cannot be used with option '--json'", 'see drypod --help'],
  ['-- --psp_save', "unknown command '--psp_save'", 'one of convert, validate, fields, bench, help, or an option'],
];

for (const [args, message, expected] of refused) {
  test(`command line: refuses ${args}`, (t) => {
    const invocation = read(args);
    t.is(invocation.command, 'refuse');
    const [diagnostic] = invocation.command === 'refuse' ? invocation.diagnostics : [];
    t.deepEqual([diagnostic?.code, diagnostic?.message, diagnostic?.expected], ['CONFIG_USAGE', message, expected]);
  });
}
