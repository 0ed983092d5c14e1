/** The quiz: which question is out, what the server says to it, and what was answered. */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { kernelQuestion, sizeQuestion } from '../lib/quiz.js';
import { imageInput, reading, sizeOf } from './pictures.js';
import { presets } from './presets.js';
import { count } from './score.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').ArithmeticLine} ArithmeticLine */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {import('../lib/quiz.js').SizeQuestion} SizeQuestion */
/** @typedef {'kernel'|'size'} Quiz */
/** @typedef {{key: string, answer: Preset, choices: Preset[], input: NdArray, output: NdArray, range: Pair}} KernelTask */
/** @typedef {{key: string, line: ArithmeticLine} & SizeQuestion} SizeTask */

/** Cells along the longer side: enough that a picture is known again, and quickly filtered. */
const GRID = 112;
const SEEDS = 999_999;

/** What is asked of the server; null while a picture or the presets are not known. */
const wanted = computed(() => {
  const [quiz, seed] = [settings.quiz.value, settings.quizSeed.value];
  if (quiz === 'size') return { quiz, key: `size ${seed}`, size: sizeQuestion(seed) };
  const [input, read, question] = [imageInput(), reading.value, kernelQuestion(presets.value, seed)];
  if (quiz !== 'kernel' || !input || !read || !question) return null;
  const [left, top, right, bottom] = read.crop;
  const grid = Math.min(GRID, Math.max(right - left, bottom - top));
  const picture = { ...input, size: sizeOf(read.crop, grid) };
  return { quiz, key: `kernel ${seed} ${JSON.stringify(picture)}`, question, picture };
});

const wantedKey = computed(() => wanted.value?.key ?? null);

const loaded = signal(/** @type {{kernel?: KernelTask, size?: SizeTask}} */ ({}));

/** The question with its pictures or its arithmetic; null while they are on their way. */
export const kernelTask = computed(() => (
  loaded.value.kernel?.key === wantedKey.value ? loaded.value.kernel ?? null : null
));
export const sizeTask = computed(() => (
  loaded.value.size?.key === wantedKey.value ? loaded.value.size ?? null : null
));

/** Why there is none: the server's words, or none where it could not be reached; else null. */
export const quizFailure = signal(/** @type {string|null} */ (null));

const given = signal({ key: '', answer: /** @type {unknown} */ (null) });

/** What was answered to the present question; null while nothing was. */
export const quizAnswer = computed(() => (given.value.key === wantedKey.value ? given.value.answer : null));

effect(() => {
  wantedKey.value;
  return load();
});

/** @returns {(() => void)|undefined} gives it up */
function load() {
  const now = wanted.peek();
  if (!now) return undefined;
  const giveUp = new AbortController();
  quizFailure.value = null;
  const asking = now.quiz === 'size' ? loadSize(now, giveUp.signal) : loadKernel(now, giveUp.signal);
  asking.catch((error) => {
    if (api.isAbort(error)) return;
    if (!api.isFailure(error)) throw error;
    quizFailure.value = error instanceof api.Refusal ? error.message : '';
  });
  return () => giveUp.abort();
}

/** Ask again, after the server could not be reached. */
export function retryQuiz() {
  load();
}

/**
 * @param {{key: string, size: SizeQuestion}} question
 * @param {AbortSignal} abort
 */
async function loadSize({ key, size }, abort) {
  const { layers } = await api.arithmetic(size.input, [size.layer], abort);
  loaded.value = { size: { key, ...size, line: layers[0] } };
}

/**
 * @param {{key: string, question: {answer: Preset, choices: Preset[]}, picture: import('../types.js').ImageInput}} asked
 * @param {AbortSignal} abort
 */
async function loadKernel({ key, question, picture }, abort) {
  const { answer } = question;
  const run = await api.createRun({
    input: picture,
    operation: {
      op: 'conv2d', mode: 'correlation', kernel: answer.name, combine: answer.combine ?? 'each', padding: 'same',
      padding_mode: 'replicate',
    },
  }, abort);
  const [input, output] = await Promise.all([
    api.readArray(run.links.input, abort), api.readArray(run.links.output, abort),
  ]);
  const range = /** @type {Pair} */ (picture.range);
  loaded.value = { kernel: { key, ...question, input, output, range } };
}

/**
 * @param {unknown} answer
 * @param {boolean} isRight
 */
export function answerQuiz(answer, isRight) {
  const key = wantedKey.peek();
  if (!key) return;
  count(key, isRight ? 'right' : 'wrong');
  given.value = { key, answer };
}

/** @param {Quiz} quiz */
export function openQuiz(quiz) {
  batch(() => {
    settings.quiz.value = quiz;
    anotherQuestion();
  });
}

export function anotherQuestion() {
  settings.quizSeed.value = 1 + Math.floor(Math.random() * SEEDS);
}

export function closeQuiz() {
  batch(() => {
    settings.quiz.value = null;
    settings.quizSeed.value = settings.quizSeed.initial;
  });
}
