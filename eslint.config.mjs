import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Folders that must stay free of frameworks, so that pages, functions and tests can share them. */
const noFramework = ['src/data/**', 'src/forms/**', 'src/mail/**'];

export default tseslint.config(
  { ignores: ['dist/', '.astro/', '.netlify/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // tsconfig's noPropertyAccessFromIndexSignature asks for the brackets.
      '@typescript-eslint/dot-notation': 'off',
      // Merging into Starlight's interface needs an interface, even an empty one.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      // createServer takes the adapter of @whatwg-node/server, which answers on its own.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false } },
      ],
    },
  },
  ...astro.configs.recommended,
  ...astro.configs['jsx-a11y-strict'],
  {
    files: noFramework,
    rules: {
      'no-restricted-imports': ['error', { patterns: ['astro*', '@astrojs/*', '@netlify/*'] }],
    },
  },
);
