import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countReport } from '../../../build/test/count.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(report: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}
const unitFile = (status: string, tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test('counts what the unit tests report', () => {
  const testResults = [unitFile('passed', ['passed', 'passed']), unitFile('failed', ['passed', 'failed'])];
  expect(countReport(reportOf({ numPassedTests: 3, testResults }), 1)).toEqual({ passed: 3, failed: 1 });
});

test('counts a test file that failed before its first test as a failure', () => {
  const testResults = [
    unitFile('passed', ['passed']),
    unitFile('failed', []),
    unitFile('failed', ['skipped']),
  ];
  expect(countReport(reportOf({ numPassedTests: 1, testResults }), 1)).toEqual({ passed: 1, failed: 2 });
});

test('counts a flaky end-to-end test as a failure', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1 };
  expect(countReport(reportOf({ stats, errors: [] }), 1)).toEqual({ passed: 4, failed: 2 });
});

test('counts a suite that failed without saying why as a failure', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 0 };
  expect(countReport(reportOf({ stats, errors: [{}] }), 1)).toEqual({ passed: 4, failed: 1 });
  expect(countReport(path.join(folder, 'no-such-report.json'), 1)).toEqual({ passed: 0, failed: 1 });
});
