import config from './jest.config.mjs'

/** Faults that take their time: `pnpm test:faults`. */
export default { ...config, roots: ['<rootDir>/test/faults'], testMatch: ['**/*.long.ts'], testTimeout: 600_000 }
