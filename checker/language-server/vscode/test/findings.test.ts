import * as assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsAt, fingerprintOf, flowOf, Found, ruleOf } from '../src/findings';

function found(line: number, from: number, to: number, more: Partial<Found> = {}): Found {
  return {
    range: { start: { line, character: from }, end: { line, character: to } },
    message: 'm',
    source: 'actionguard',
    code: 'LocalClock',
    ...more,
  };
}

test('the finding at the cursor comes first', () => {
  const left = found(3, 0, 5);
  const right = found(3, 10, 20);
  const others = [found(4, 0, 5), found(3, 0, 90, { source: 'javac' }), found(3, 0, 9, { code: undefined })];
  assert.deepEqual(findingsAt([left, right, ...others], { line: 3, character: 12 }), [right, left]);
  assert.deepEqual(findingsAt([right, left], { line: 3, character: 6 }), [left, right]);
  assert.deepEqual(findingsAt([left], { line: 9, character: 0 }), []);
});

test('a rule may have a link', () => {
  assert.equal(ruleOf(found(0, 0, 1)), 'LocalClock');
  assert.equal(ruleOf(found(0, 0, 1, { code: { value: 'FrozenTime', target: 'x' } })), 'FrozenTime');
});

test('the fingerprint is the data', () => {
  assert.equal(fingerprintOf(found(0, 0, 1, { data: 'abc' })), 'abc');
  assert.equal(fingerprintOf(found(0, 0, 1, { data: 7 })), undefined);
});

test('the flow is what is related', () => {
  const range = { start: { line: 7, character: 2 }, end: { line: 7, character: 9 } };
  const related = [{ location: { uri: { toString: () => 'file:///A.java' }, range }, message: 'source' }];
  assert.deepEqual(flowOf(found(0, 0, 1, { relatedInformation: related })), {
    rule: 'LocalClock',
    message: 'm',
    steps: [{ uri: 'file:///A.java', line: 7, character: 2, reason: 'source' }],
  });
  assert.deepEqual(flowOf(found(0, 0, 1)).steps, []);
});
