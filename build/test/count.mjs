import fs from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ numPassedTests: number, numFailedTests: number, numFailedTestSuites: number }} VitestReport
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
  const count = fs.existsSync(file) ? read(JSON.parse(fs.readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {VitestReport | PlaywrightReport} report @returns {Count} */
function read(report) {
  if ('stats' in report) {
    const { expected, unexpected, flaky } = report.stats;
    // A test that passed only when tried again is not a promise kept.
    return { passed: expected, failed: unexpected + flaky };
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}
