import type { Reporter, TestModule } from 'vitest/node';

/** Names what failed once more, last: of a long run people read the end. */
export default class Failed implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    for (const module of modules) {
      for (const test of module.children.allTests('failed')) {
        process.stdout.write(`Failed: ${module.moduleId}: ${test.fullName}\n`);
      }
    }
  }
}
