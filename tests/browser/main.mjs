// Runs the files named (all by default) one test after another in one browser; each test enters by itself.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { House, launch, readLogins } from './page.mjs';

const [url, data, ...chosen] = process.argv.slice(2);
const folder = new URL('.', import.meta.url).pathname;
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).map((name) => name.slice(0, -9)).sort();
const names = chosen.length ? chosen : files;
const house = new House(await launch(), url, readLogins(data));
const counts = { passed: 0, failed: 0 };
const limit = 600000;

// What a failed test left on the screen, so that its reason can be seen.
async function keepPicture(name) {
  const pages = house.contexts.flatMap((context) => context.pages());
  if (!pages.length) return '';
  const file = path.join(os.tmpdir(), `kram-browser-${name.replace(/[^\w]+/g, '-').slice(0, 60)}.png`);
  await pages.at(-1).screenshot({ path: file, timeout: 10000 }).catch(() => {});
  return file;
}

async function run(file, name, test) {
  const began = Date.now();
  let timer;
  try {
    await Promise.race([test(house), new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`longer than ${limit / 1000} s`)), limit); })]);
    counts.passed++;
    console.log(`  ok ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    counts.failed++;
    const where = (error.stack ?? '').split('\n').filter((line) => line.includes('.mjs')).slice(0, 3).map((line) => line.trim().replace(folder, '').replace('file://', ''));
    console.log(`  FAILED ${name}: ${String(error.message).slice(0, 1200)}\n    ${where.join(' | ')}\n    ${await keepPicture(`${file}-${counts.failed}`)}`);
  }
  clearTimeout(timer);
  await house.leave().catch(() => {});
}

// A client that does not start would cost a minute for every test: said at once.
try {
  await house.enter();
  await house.leave();
} catch (error) {
  console.log(`  FAILED the client does not start: ${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}
for (const file of names) {
  console.log(file);
  const { tests } = await import(`./${file}.test.mjs`);
  for (const [name, test] of Object.entries(tests)) await run(file, name, test);
}
await house.browser.close();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed || !counts.passed ? 1 : 0);
