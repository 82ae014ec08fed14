import unit from './jest.config.mjs';

/** Browser tests against a running console; the variables they need are listed in e2e/environment.ts. */
export default { ...unit, roots: ['<rootDir>/e2e'], testMatch: ['**/*.test.ts'], testTimeout: 180_000, globalSetup: '<rootDir>/e2e/sign-in-once.mjs' };
