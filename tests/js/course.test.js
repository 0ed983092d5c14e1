/** The lessons: every text is there in both languages, every phrase leads to a step, and none is left over. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parts, stepsIn } from '../../static/js/lib/markup.js';
import { COURSE, keyOf } from '../../static/js/lessons/course/index.js';

/** @typedef {import('../../static/js/lessons/types.js').Lesson} Lesson */

const LANGUAGES = ['en', 'zh'];
const TEXTS = Object.fromEntries(LANGUAGES.map((lang) => (
  [lang, JSON.parse(readFileSync(new URL(`../../app/texts/learn.${lang}.json`, import.meta.url), 'utf8'))]
)));
const LESSONS = await Promise.all(COURSE.map(async ({ name, questions, load }) => ({ name, questions, lesson: (await load()).lesson })));

/**
 * @param {Lesson} lesson
 * @returns {string[]} the keys of all that it says
 */
function keysOf({ key, body }) {
  return ['title', ...body.flatMap((block) => {
    if (typeof block === 'string') return [block];
    if ('formula' in block) return [];
    const { question } = block;
    const options = question.kind === 'choice' ? question.options : [];
    return ['asks', 'hint', 'why', ...options].map((part) => `${question.id}.${part}`);
  })].map((name) => `learn.${key}.${name}`);
}

for (const { name, questions, lesson } of LESSONS) {
  test(`${name} has all its texts, and no other`, () => {
    const wanted = keysOf(lesson).toSorted();
    for (const lang of LANGUAGES) {
      const has = Object.keys(TEXTS[lang]).filter((key) => key.startsWith(`learn.${lesson.key}.`)).toSorted();
      assert.deepEqual(has, wanted, lang);
    }
  });

  test(`the phrases of ${name} lead to its steps, and to every one of them`, () => {
    assert.equal(lesson.key, keyOf(name));
    for (const lang of LANGUAGES) {
      const led = keysOf(lesson).flatMap((key) => stepsIn(TEXTS[lang][key]));
      for (const step of led) assert.ok(lesson.steps[step], `${lang}: ${step}`);
      assert.deepEqual(Object.keys(lesson.steps).filter((step) => !led.includes(step)), [], lang);
    }
  });

  test(`${name} asks two or three questions at its end`, () => {
    const isQuestion = lesson.body.map((block) => typeof block === 'object' && 'question' in block);
    const asked = isQuestion.filter(Boolean).length;
    assert.equal(asked, questions);
    assert.ok(asked === 2 || asked === 3);
    assert.ok(isQuestion.slice(-asked).every(Boolean));
    const ids = lesson.body.flatMap((block) => (typeof block === 'object' && 'question' in block ? [block.question.id] : []));
    assert.equal(new Set(ids).size, asked);
  });
}

test('both languages set the same phrases in a text', () => {
  for (const [key, text] of Object.entries(TEXTS.en)) {
    assert.deepEqual(stepsIn(TEXTS.zh[key]).toSorted(), stepsIn(text).toSorted(), key);
  }
});

test('no mark is left open', () => {
  for (const lang of LANGUAGES) {
    for (const [key, text] of Object.entries(TEXTS[lang])) {
      const rest = parts(text).map((part) => (part.kind === 'text' ? part.text : '')).join('');
      assert.doesNotMatch(rest, /[[\]{}]|\*\*/, `${lang}: ${key}`);
    }
  }
});
