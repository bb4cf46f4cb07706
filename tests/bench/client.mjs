// What the client costs a browser: node tests/bench/client.mjs URL LOGIN, the password in KRAM_BENCH_PASSWORD.
// Prints one JSON object a figure.
import { DESKTOP, House, launch } from '../browser/page.mjs';

const [url, login] = process.argv.slice(2);
const TABLE = '/orders?view=table';
const house = new House(await launch(), url, { [login]: process.env.KRAM_BENCH_PASSWORD });
const tell = (figure) => console.log(JSON.stringify(figure));
const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Usable: the table's rows can be read and pressed.
const watchForRows = () => {
  const watch = setInterval(() => {
    if (!document.querySelector('html.ready') || !document.querySelector('#mirror a[href*="#/orders/"]')) return;
    clearInterval(watch);
    window.usableAt = performance.now();
  }, 4);
};

async function usableAfter(page, go) {
  await go();
  await page.waitForFunction(() => window.usableAt, undefined, { timeout: 60000 });
  return page.evaluate(() => window.usableAt);
}

async function starting(cookies) {
  const context = await house.browser.newContext({ viewport: DESKTOP, locale: 'uk-UA', timezoneId: 'Europe/Kyiv' });
  await context.addCookies(cookies);
  await context.addInitScript(watchForRows);
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  let bytes = 0, api = 0;
  const urls = new Map();
  line.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if ((urls.get(requestId) ?? '').includes('/api/')) api += encodedDataLength;
    else bytes += encodedDataLength;
  });
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 });
  const cold = await usableAfter(page, () => page.goto(`${url}/#${TABLE}`));
  await page.waitForTimeout(500);
  const transferred = { bytes, api };
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  const warm = [];
  for (let i = 0; i < 7; i++) {
    await page.goto('about:blank');
    warm.push(await usableAfter(page, () => page.goto(`${url}/#${TABLE}`)));
  }
  await context.close();
  return { ...transferred, cold, warm: middle(warm.slice(2)) };
}

async function idle(page) {
  await page.settled(1500);
  return page.framesWithin(30000);
}

// A hand at work over a full table: the pointer passes rows, the wheel turns, keys walk.
async function working(page) {
  await page.raw.evaluate(() => { window.kram.scripts.length = 0; });
  for (let i = 0; i < 60; i++) await page.raw.mouse.move(300 + i * 9, 220 + (i * 37) % 560);
  for (let i = 0; i < 60; i++) {
    await page.raw.mouse.wheel(0, 120);
    await page.raw.waitForTimeout(15);
  }
  for (let i = 0; i < 60; i++) await page.raw.keyboard.press('KeyJ');
  await page.settled();
  const [scripts, rows] = await page.raw.evaluate(() => [window.kram.scripts.slice(), document.querySelectorAll('#mirror [role=row]').length]);
  scripts.sort((a, b) => a - b);
  const quantile = (part) => Math.round(scripts[Math.floor((scripts.length - 1) * part)] * 100) / 100;
  return { frames: scripts.length, rows, p50_ms: quantile(0.5), p95_ms: quantile(0.95), p99_ms: quantile(0.99) };
}

try {
  const page = await house.enter({ login, place: TABLE });
  const start = await starting(await page.raw.context().cookies());
  tell({ name: 'client transfer', bytes: start.bytes, api_bytes: start.api });
  tell({ name: 'client start, warm on localhost', ms: Math.round(start.warm) });
  tell({ name: 'client start, cold at 10 Mbit/s', ms: Math.round(start.cold) });
  tell({ name: 'client frames in 30 idle seconds', frames: await idle(page) });
  tell({ name: 'client event to draw calls', ...await working(page) });
} finally {
  await house.browser.close();
}
