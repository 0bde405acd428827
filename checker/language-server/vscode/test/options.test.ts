import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { test } from 'node:test';
import { javaCommand, ruleOfPage, serverJar, serverOptions } from '../src/options';

const settings = (values: Record<string, unknown>) => (name: string) => values[name];

test('settings become what the server takes', () => {
  assert.deepEqual(
    serverOptions(
      settings({
        'actionguard.classpath': ['a.jar', 7],
        'actionguard.release': 21,
        'actionguard.rulePages': 'https://example.org/',
      }),
    ),
    { classpath: ['a.jar'], release: 21, rulePages: 'https://example.org/', showsPages: true },
  );
});

test('wrong settings have their defaults', () => {
  assert.deepEqual(
    serverOptions(settings({ 'actionguard.classpath': 'a', 'actionguard.release': -1.5 })),
    { classpath: [], release: 0, rulePages: 'actionguard-rule:/', showsPages: true },
  );
});

test('the nearest Java runs the server', () => {
  const own = path.join('/own', 'bin', 'java');
  assert.equal(javaCommand(settings({ 'actionguard.java.home': '/own' }), { JAVA_HOME: '/x' }), own);
  assert.equal(
    javaCommand(settings({ 'java.jdt.ls.java.home': '/jdt' }), { JAVA_HOME: '/x' }),
    path.join('/jdt', 'bin', 'java'),
  );
  assert.equal(javaCommand(settings({}), { JAVA_HOME: '/x' }), path.join('/x', 'bin', 'java'));
  assert.equal(javaCommand(settings({ 'actionguard.java.home': ' ' }), {}), 'java');
});

test('the jar is that of the extension', () => {
  assert.equal(
    serverJar(settings({}), '/ext'),
    path.join('/ext', 'server', 'actionguard-language-server.jar'),
  );
  assert.equal(serverJar(settings({ 'actionguard.server.jar': '/j.jar' }), '/ext'), '/j.jar');
});

test('a page names its rule', () => {
  assert.equal(ruleOfPage('/LocalClock.md'), 'LocalClock');
  assert.equal(ruleOfPage('/../x.md'), undefined);
});
