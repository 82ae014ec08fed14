/** Tests run as the ES modules the product ships as; swc only strips types and lowers decorators. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  // Other work on the machine must not fail a test.
  testTimeout: 120_000,
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2024', transform: { legacyDecorator: true, useDefineForClassFields: false } },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    }],
  },
}
