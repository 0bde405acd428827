import { Flow } from './flow';

/** The parts of a diagnostic that are looked at here, as VS Code has them. */
export interface Found {
  readonly range: Range;
  readonly message: string;
  readonly source?: string | undefined;
  readonly code?: unknown;
  readonly data?: unknown;
  readonly relatedInformation?: readonly Related[] | undefined;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Related {
  readonly location: { readonly uri: { toString(): string }; readonly range: Range };
  readonly message: string;
}

/** Returns the findings on a line, the one at the position first. */
export function findingsAt<T extends Found>(all: readonly T[], at: Position): T[] {
  return all
    .filter(
      (found) =>
        found.source === 'actionguard' &&
        found.code !== undefined &&
        found.range.start.line <= at.line &&
        at.line <= found.range.end.line,
    )
    .sort((one, other) => distance(one, at) - distance(other, at));
}

function distance(found: Found, at: Position): number {
  const { start, end } = found.range;
  if (at.line === start.line && at.character < start.character) {
    return start.character - at.character;
  }
  return at.line === end.line && at.character > end.character ? at.character - end.character : 0;
}

/** Returns the rule's name: VS Code has a code with a link as an object. */
export function ruleOf(found: Found): string {
  const code = found.code;
  return typeof code === 'object' && code !== null && 'value' in code
    ? String(code.value)
    : String(code);
}

/** Returns the fingerprint, which the server sends as the diagnostic's data. */
export function fingerprintOf(found: Found): string | undefined {
  return typeof found.data === 'string' ? found.data : undefined;
}

/** Returns the flow of a finding: its related places in their order. */
export function flowOf(found: Found): Flow {
  return {
    rule: ruleOf(found),
    message: found.message,
    steps: (found.relatedInformation ?? []).map((related) => ({
      uri: related.location.uri.toString(),
      line: related.location.range.start.line,
      character: related.location.range.start.character,
      reason: related.message,
    })),
  };
}
