// A line a test, and at the end a message to who runs this that says what came of all. CommonJS, because mocha loads it
// in its workers too.
module.exports = class Reporter {
  constructor(runner) {
    const passes = [];
    const failures = [];
    let skipped = 0;
    runner.on('pass', test => {
      passes.push(test.fullTitle());
      console.log(`  ✔ ${test.fullTitle()}${test.duration > 1000 ? ` (${test.duration} ms)` : ''}`);
    });
    runner.on('pending', test => {
      skipped++;
      console.log(`  - ${test.fullTitle()}${process.env.CI === 'true' ? ' (skipped)' : ''}`);
    });
    runner.on('fail', (test, error) => {
      failures.push({ title: test.fullTitle(), error: error.stack ?? error.message ?? String(error) });
      console.log(`  ✘ ${test.fullTitle()}`);
    });
    runner.once('end', () => {
      process.send?.({ passed: passes.length, failed: failures.length, skipped, passes, failures });
    });
  }
};
