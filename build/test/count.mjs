import fs from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ numPassedTests: number, testResults: VitestFile[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} PlaywrightReport
 */

/**
 * What a suite's JSON report says. A suite that failed without a failed test (it could not even load), or left no
 * report, counts as one failure: nothing that went wrong may look like a pass.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Count}
 */
export function countReport(file, exitCode) {
  const count = fs.existsSync(file)
    ? read(JSON.parse(fs.readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0 };
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {VitestReport | PlaywrightReport} report @returns {Count} */
function read(report) {
  if ('stats' in report) {
    const { expected, unexpected, flaky } = report.stats;
    // A test that passed only when tried again is not a promise kept.
    return { passed: expected, failed: unexpected + flaky };
  }
  return {
    passed: report.numPassedTests,
    failed: report.testResults.reduce((sum, file) => sum + failures(file), 0),
  };
}

/** A file whose set-up failed has no failed test, but has failed. @param {VitestFile} file */
function failures({ status, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed').length;
  return failed === 0 && status === 'failed' ? 1 : failed;
}
