/** Checks that imports in a source tree go one way only. Pure: files in, problems out. */

/** One source file: its path below the tree's root, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface LayerRules {
  /** Folder (or file at the root) → folders it may import. A folder may always import itself. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
  /** Package → the files that may import it; a path ending in `/` stands for a folder. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Files that may load the packages they may import when they need them, by `require('NAME')`. */
  readonly lazyFiles: readonly string[];
}

export interface LayerReport {
  readonly fileCount: number;
  /** Number of imports between different folders. */
  readonly edgeCount: number;
  readonly problems: readonly string[];
}

const IMPORTED = /(?:\bfrom|^import)\s*['"]([^'"]+)['"]/gm;
const LAZY_LOAD = /\brequire\s*\(\s*'([^']+)'\s*\)/g;
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bimport\s*\(/, 'dynamic import'],
  [/\brequire\s*\(/, 'require'],
  [/\beval\s*\(/, 'eval'],
  [/\bnew\s+Function\b/, 'new Function'],
];

/** Reports every import that the rules do not allow, every undeclared folder, and a tree in which nothing was seen. */
export function checkLayers(files: readonly SourceFile[], rules: LayerRules): LayerReport {
  const reports = files.map((file) => checkFile(file, rules));
  const problems = reports.flatMap((report) => report.problems);
  const edgeCount = reports.reduce((sum, report) => sum + report.edgeCount, 0);
  if (files.length === 0) {
    problems.push('no files seen');
  }
  if (edgeCount === 0) {
    problems.push('no imports between folders seen');
  }
  return { fileCount: files.length, edgeCount, problems };
}

function checkFile(file: SourceFile, rules: LayerRules): { edgeCount: number; problems: string[] } {
  const { code, problems: refused } = takeLazyLoads(file, rules);
  const banned = BANNED.filter(([pattern]) => pattern.test(code)).map(([, name]) => `${file.path}: ${name}`);
  const problems = [...refused, ...banned];
  const folder = layerOf(file.path);
  if (!Object.hasOwn(rules.layers, folder)) {
    return { edgeCount: 0, problems: [...problems, `${file.path}: folder '${folder}' is not declared`] };
  }
  let edgeCount = 0;
  for (const [, specifier = ''] of code.matchAll(IMPORTED)) {
    const target = specifier.startsWith('.') ? layerOf(resolve(file.path, specifier)) : undefined;
    if (target === undefined) {
      if (!mayImportPackage(file.path, specifier, rules)) {
        problems.push(`${file.path}: may not import package '${specifier}'`);
      }
    } else if (target !== folder) {
      edgeCount++;
      if (!rules.layers[folder]!.includes(target)) {
        problems.push(`${file.path}: may not import from '${target}' (${specifier})`);
      }
    }
  }
  return { edgeCount, problems };
}

/** Gives the code without comments and without the loading of packages on demand that the file may do. */
function takeLazyLoads({ path, text }: SourceFile, rules: LayerRules): { code: string; problems: string[] } {
  const problems: string[] = [];
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  if (!rules.lazyFiles.includes(path)) {
    return { code, problems };
  }
  const rest = code.replace(LAZY_LOAD, (_, specifier: string) => {
    if (!mayImportPackage(path, specifier, rules)) {
      problems.push(`${path}: may not load package '${specifier}'`);
    }
    return '';
  });
  return { code: rest, problems };
}

function layerOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
}

function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function mayImportPackage(path: string, specifier: string, rules: LayerRules): boolean {
  if (!Object.hasOwn(rules.packages, specifier)) {
    return false;
  }
  return rules.packages[specifier]!.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}
