import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for every operation in the panel, from the one contract at the root. */
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  importExtension: '.ts',
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' }, skipIndexFile: true },
      config: {
        useTypeImports: true,
        scalars: { DateTime: 'string', SafeInt: 'number', Metadata: 'Record<string, string>' },
      },
    },
  },
};

export default config;
