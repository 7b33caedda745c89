/**
 * The piece of text that Falco shows with a load error: the line of the spot,
 * cut around it when long, and a caret.
 * @see falcosecurity/falco userspace/engine/rule_loader.cpp context::snippet
 */
import type { Span } from '../base/source-text.ts';

/** Code units shown, half of them on either side of the spot. */
const SNIPPET_WIDTH = 160;
const NO_CONTEXT = '<No context available>\n';

/** Gives the snippet for a spot; every line ends with a line feed. */
export function snippetAt(span: Span): string {
  const { text } = span.source;
  if (text === '') {
    return NO_CONTEXT;
  }
  const half = SNIPPET_WIDTH / 2;
  let spot = Math.min(span.start, text.length - 1);
  while (spot > 0 && text.charAt(spot) === '\n') {
    spot--;
  }
  const lineStart = text.lastIndexOf('\n', spot - 1) + 1;
  const newline = text.indexOf('\n', spot);
  const lineEnd = newline < 0 ? text.length : newline;
  const from = Math.max(spot === 0 ? 0 : lineStart, spot - half);
  const to = Math.min(lineEnd, spot + half + 1);
  let line = text.slice(from, to);
  if (line === '') {
    return NO_CONTEXT;
  }
  if (spot - from >= half) {
    line = `...${line.slice(3)}`;
  }
  if (to - 1 - spot >= half) {
    line = `${line.slice(0, -3)}...`;
  }
  return `${line}\n${' '.repeat(spot - from)}^\n`;
}
