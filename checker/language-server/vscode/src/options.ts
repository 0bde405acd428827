import * as path from 'node:path';

/** Reads one setting; undefined if it is not set. */
export type Setting = (name: string) => unknown;

/** What the server is told; see EDITORS.md of the server. */
export interface ServerOptions {
  readonly classpath: string[];
  readonly release: number;
  readonly rulePages: string;
  readonly showsPages: true;
}

/** The scheme of the rules' pages as the extension shows them. */
export const RULE_SCHEME = 'actionguard-rule';

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Returns the settings as the server takes them; what is of another kind has its default. */
export function serverOptions(setting: Setting): ServerOptions {
  const classpath = setting('actionguard.classpath');
  const release = setting('actionguard.release');
  return {
    classpath: Array.isArray(classpath)
      ? classpath.filter((entry): entry is string => typeof entry === 'string')
      : [],
    release: typeof release === 'number' && Number.isInteger(release) && release > 0 ? release : 0,
    rulePages: text(setting('actionguard.rulePages')) || `${RULE_SCHEME}:/`,
    showsPages: true,
  };
}

/** Returns the program that runs the server. */
export function javaCommand(
  setting: Setting,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const home =
    text(setting('actionguard.java.home')) ||
    text(setting('java.jdt.ls.java.home')) ||
    text(environment['JAVA_HOME']);
  return home === '' ? 'java' : path.join(home, 'bin', 'java');
}

/** Returns the server's jar: that of the settings, else the one in the extension's folder. */
export function serverJar(setting: Setting, extensionFolder: string): string {
  return (
    text(setting('actionguard.server.jar')) ||
    path.join(extensionFolder, 'server', 'actionguard-language-server.jar')
  );
}

/** Returns the rule whose page a path names, such as /LocalClock.md; undefined if it names none. */
export function ruleOfPage(pagePath: string): string | undefined {
  return /^\/?([A-Za-z]+)\.md$/.exec(pagePath)?.[1];
}
