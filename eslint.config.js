import js from '@eslint/js';
import globals from 'globals';

/*
 * The rooms of static/js and what each may import (docs/architecture.md has the reasons). Imports go
 * one way only: a file may use its own room, the rooms named here, and the types in types.js
 * and operation_types.js.
 */
const ROOMS = {
  lib: [],
  walk: ['lib'],
  stage: ['lib', 'walk'],
  state: ['lib', 'walk', 'api'],
  panels: ['lib', 'walk', 'state', 'api'],
  laws: ['lib', 'stage', 'state', 'panels'],
  beside: ['lib', 'walk', 'stage', 'state', 'panels'],
  lessons: ['lib', 'walk', 'stage', 'state', 'panels', 'beside', 'api'],
};
const EVERYTHING = [...Object.keys(ROOMS), 'api', 'main', 'learn'];

/**
 * Returns the rule that keeps a room from importing what is not below it.
 *
 * @param {string} room the room, for the message
 * @param {string[]} allowed rooms that it may import, but for itself
 * @param {string} up what leads from a file of the room to static/js, as a pattern
 */
function oneWay(room, allowed, up) {
  const kept = EVERYTHING.filter((name) => name !== room && !allowed.includes(name));
  const message = `${room} may import ${[...allowed, 'types'].join(', ')} only.`;
  const patterns = kept.map((name) => ({ regex: `^(${up})+${name}(/|\\.js$)`, message }));
  return { 'no-restricted-imports': ['error', { patterns }] };
}

export default [
  { ignores: ['static/vendor/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['static/js/**/*.js', 'tests/js/**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: globals.browser },
    rules: {
      complexity: ['error', 15],
      curly: ['error', 'multi-line'],
      'default-case-last': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implicit-coercion': ['error', { boolean: false }],
      'no-implied-eval': 'error',
      'no-lonely-if': 'error',
      'no-param-reassign': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Only api.js talks to the server.' }],
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-throw-literal': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-useless-rename': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  { files: ['static/js/api.js'], rules: { 'no-restricted-globals': 'off', ...oneWay('api', ['lib'], String.raw`\./`) } },
  ...Object.entries(ROOMS).map(([room, allowed]) => ({
    files: [`static/js/${room}/**/*.js`],
    rules: oneWay(room, allowed, String.raw`\.\./`),
  })),
  {
    files: ['eslint.config.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
  },
];
