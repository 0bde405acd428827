import * as assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowPage, shortPlace } from '../src/flow';

const STEPS = [
  { uri: 'file:///p/A%20b.java', line: 0, character: 3, reason: "parameter 'x'" },
  { uri: 'file:///p/B.java', line: 9, character: 0, reason: 'passed to <init>' },
  { uri: 'file:///p/C.java', line: 19, character: 0, reason: 'query()' },
];

test('a place is the name of its file and its line', () => {
  assert.equal(shortPlace(STEPS[0]!), 'A b.java:1');
  assert.equal(shortPlace({ ...STEPS[0]!, uri: 'file:///p/%.java' }), '%.java:1');
});

test('the page has the steps in their order', () => {
  const page = flowPage({ rule: 'R', message: 'what\nfix: this', steps: STEPS }, 'abc');
  const order = ['class="source"', 'A b.java:1', 'class="step"', 'B.java:10', 'class="sink"', 'C.java:20'];
  let at = 0;
  for (const part of order) {
    const found = page.indexOf(part, at);
    assert.ok(found > 0, part);
    at = found;
  }
  assert.ok(page.includes('<p>what</p>'));
  assert.ok(page.includes('<p>fix: this</p>'));
});

test('what comes from code is text in the page', () => {
  const evil = '<script>"\'&';
  const steps = [{ uri: `file:///${evil}`, line: 0, character: 0, reason: evil }];
  const page = flowPage({ rule: evil, message: evil, steps }, 'abc');
  assert.equal(page.split('<script').length, 2);
  assert.ok(page.includes('&lt;script&gt;&quot;&#39;&amp;'));
  assert.ok(page.includes("default-src 'none'"));
});

test('a finding without a flow says so', () => {
  assert.ok(flowPage({ rule: 'R', message: 'm', steps: [] }, 'n').includes('at the finding itself'));
});
