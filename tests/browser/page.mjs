// A page of the client as a test sees it: targets are found in the semantic tree and pressed at their rectangles.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const modules = process.env.KRAM_NPM ? path.join(process.env.KRAM_NPM, 'node_modules')
                                     : new URL('../../toolchains/npm/node_modules', import.meta.url).pathname;
export const { chromium } = require(path.join(modules, 'playwright-core'));
export const axeFile = path.join(modules, 'axe-core', 'axe.min.js');

export const DESKTOP = { width: 1440, height: 900 }, TABLET = { width: 1024, height: 768 }, PHONE = { width: 390, height: 844 };
const SETTINGS_UK_LIGHT = 'ulao';

export function launch() {
  return chromium.launch({
    executablePath: process.env.KRAM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'],
  });
}

/** Logins and passwords of the demo company, by login. */
export function readLogins(dataFolder) {
  const text = fs.readFileSync(path.join(dataFolder, 'demo-logins.txt'), 'utf8');
  return Object.fromEntries([...text.matchAll(/^\s+(\w+)\s+(demo-\w+)/gm)].map(([, login, password]) => [login, password]));
}

// How many requests of a page are under way, their bodies too, and when the last of them began.
function countRequests() {
  const ask = window.fetch.bind(window);
  Object.assign(window, { asking: 0, askedAt: 0 });
  window.fetch = async (...what) => {
    window.asking++;
    window.askedAt = performance.now();
    try {
      const reply = await ask(...what), text = reply.text.bind(reply);
      reply.text = () => {
        window.asking++;
        return text().finally(() => { window.asking--; });
      };
      return reply;
    } finally {
      window.asking--;
    }
  };
}

export class House {
  constructor(browser, url, logins) {
    Object.assign(this, { browser, url, logins, contexts: [] });
  }

  /** A new browser of that person, signed in, at that place. */
  async enter({ login = 'owner', place = '/orders', viewport = DESKTOP, touch = false, scale = 1, dark = false, settings, signedIn = true } = {}) {
    if (!this.browser.isConnected()) this.browser = await launch();  // one crash must not fail every test after it
    const context = await this.browser.newContext({
      viewport, hasTouch: touch, isMobile: touch && viewport.width < 600, deviceScaleFactor: scale,
      colorScheme: dark ? 'dark' : 'light', locale: 'uk-UA', timezoneId: 'Europe/Kyiv',
    });
    this.contexts.push(context);
    context.setDefaultTimeout(60000);
    await context.addInitScript(countRequests);
    const raw = await context.newPage();
    await raw.goto(this.url + '/login.html' + (signedIn ? '' : '#' + place));
    await raw.evaluate((value) => { if (!localStorage.getItem('kram:settings')) localStorage.setItem('kram:settings', value); }, settings ?? SETTINGS_UK_LIGHT);
    const page = new Page(raw, this, touch);
    if (!signedIn) return page;
    await page.signIn(login);
    await page.open(place);
    return page;
  }

  async leave() {
    for (const context of this.contexts.splice(0)) await context.close().catch(() => {});
  }
}

export class Page {
  constructor(raw, house, touch = false) {
    Object.assign(this, { raw, house, touch, keyCount: 0, errors: [] });
    raw.on('pageerror', (error) => this.errors.push(String(error)));
  }

  async signIn(login) {
    const status = await this.raw.evaluate(async ([login, password]) => {
      const reply = await fetch('/api/v1/session', {
        method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Kram': '1', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ login, password }),
      });
      return reply.status;
    }, [login, this.house.logins[login]]);
    assert.ok(status < 300, `signing in as ${login} gives ${status}`);
  }

  async open(place) {
    await this.raw.goto(`${this.house.url}/#${place}`);
    await this.ready();
  }
  async go(place) {
    await this.raw.evaluate((to) => { location.hash = to; }, place);
    await this.settled();
  }
  async reload() {
    await this.raw.reload();
    await this.ready();
  }
  async ready() {
    await this.raw.waitForSelector('html.ready', { state: 'attached', timeout: 60000 });
    await this.settled();
  }

  /** Waits until no frame is due within `soon` milliseconds and the server has answered (a second at most). */
  async settled(soon = 250) {
    await this.raw.evaluate((soon) => new Promise((resolve) => {
      const began = performance.now();
      let busyAt = began;
      const look = () => {
        const now = performance.now(), stage = window.Module?.kramStage;
        const frameComes = stage && !stage.lost && (stage.scheduled || (stage.timer && stage.timerAt - now < soon));
        if (frameComes || (window.asking > 0 && now - window.askedAt < 1000)) busyAt = now;
        if (now - busyAt >= 60 || now - began > 15000) resolve();
        else setTimeout(look, 15);
      };
      look();
    }), soon);
  }

  /** From now on `answer(route, request)` decides what calls of the API get: a busy browser hands them over only a while after it was told to. */
  async intercept(answer) {
    let begun = false;
    await this.raw.route('**/api/v1/**', (route) => {
      if (!route.request().url().endsWith('/api/v1/intercepted')) return answer(route, route.request());
      begun = true;
      return route.fulfill({ status: 204 });
    });
    while (!begun) await this.raw.evaluate(() => fetch('/api/v1/intercepted').then((reply) => reply.text()));
  }
  /** Every change is refused from now on as invalid at `refusal.path`, for the reason `refusal.detail`, or not if that path is empty. */
  async refuseChanges(refusal) {
    await this.intercept((route, request) => (request.method() === 'GET' || !refusal.path ? route.continue()
      : route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ code: 'out_of_range', title: 'Відмова', ...refusal }) })));
  }

  /** Calls whose address has those words reach the server so many milliseconds later. */
  async delayCalls(words, ms) {
    await this.intercept(async (route, request) => {
      if (request.url().includes(words)) await new Promise((done) => setTimeout(done, ms));
      await route.continue();
    });
  }

  /** How many frames are drawn in so many milliseconds. */
  async framesWithin(ms) {
    const before = await this.raw.evaluate(() => window.kram.frames);
    await this.raw.waitForTimeout(ms);
    return await this.raw.evaluate(() => window.kram.frames) - before;
  }

  /** Waits until nothing has been drawn for so long: also what is done later, when all else is quiet. */
  async still(ms = 1500) {
    for (let tries = 0; tries < 8 && await this.framesWithin(ms); tries++);
  }

  role(role, name, exact = true) { return this.raw.locator('#mirror').getByRole(role, { name, exact }).first(); }
  field(name) { return this.raw.locator('#mirror').locator(`input[aria-label="${name}"], textarea[aria-label="${name}"]`).first(); }
  text(words, exact = true) { return this.raw.locator('#mirror').getByText(words, { exact }).first(); }
  async sees(words, timeout = 60000) { await this.text(words, false).waitFor({ state: 'attached', timeout }); }

  /** The rectangle of a target, scrolled into view by the wheel when it lies outside of its scroller. */
  async rectangle(target) {
    await target.waitFor({ state: 'attached' });
    for (let tries = 0; tries < 40; tries++) {
      const seen = await target.evaluate((element) => {
        const r = element.getBoundingClientRect();
        let top = 0, bottom = innerHeight, left = 0, right = innerWidth, scroller = null;
        for (let up = element.parentElement; up; up = up.parentElement) {
          if (!up.classList.contains('scroller')) continue;
          const box = up.getBoundingClientRect();
          if (!scroller) scroller = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
          top = Math.max(top, box.top); bottom = Math.min(bottom, box.bottom);
          left = Math.max(left, box.left); right = Math.min(right, box.right);
        }
        const y = r.top + r.height / 2, x = r.left + r.width / 2;
        return { x, y, width: r.width, height: r.height, scroller,
                 dy: y < top + 4 ? y - top - 40 : y > bottom - 4 ? y - bottom + 40 : 0, dx: x < left ? x - left - 40 : x > right ? x - right + 40 : 0 };
      });
      if (!seen.dy && !seen.dx) return seen;
      assert.ok(seen.scroller, 'the target lies outside of the window and of any scroller');
      await this.raw.mouse.move(seen.scroller.x, seen.scroller.y);
      await this.raw.mouse.wheel(seen.dx, seen.dy);
      await this.settled(120);
    }
    assert.fail('the target can not be scrolled to');
  }

  async press(target, { settle = true, button = 'left', modifiers = [], at } = {}) {
    const r = await this.rectangle(target);
    const x = at ? r.x - r.width / 2 + at.x : r.x, y = at ? r.y - r.height / 2 + at.y : r.y;
    if (this.touch) await this.raw.touchscreen.tap(x, y);
    else {
      for (const key of modifiers) await this.raw.keyboard.down(key);
      await this.raw.mouse.move(x, y);
      await this.raw.mouse.down({ button });
      await this.raw.mouse.up({ button });
      for (const key of modifiers) await this.raw.keyboard.up(key);
    }
    if (settle) await this.settled();
  }
  pressButton(name, options) { return this.press(this.role('button', name, false), options); }

  /** One press of a key or chord; counted. */
  async key(chord, settle = true) {
    this.keyCount++;
    await this.raw.keyboard.press(chord);
    if (settle) await this.settled(150);
  }
  /** Typed text; `counted` is false for the words that are searched for. */
  async type(text, counted = true) {
    if (counted) this.keyCount += [...text].length;
    await this.raw.keyboard.type(text);
    await this.settled(150);
  }
  async fill(target, text) {
    await this.press(target);
    await this.raw.keyboard.press('Control+A');
    if (text === '') await this.raw.keyboard.press('Delete');
    else await this.raw.keyboard.type(text);
    await this.settled();
  }

  focused() {
    return this.raw.evaluate(() => {
      const e = document.activeElement;
      return { tag: e.tagName, role: e.getAttribute('role') ?? '', name: e.getAttribute('aria-label') ?? e.textContent, value: e.value ?? '',
               selected: e.selectionStart !== undefined && e.value ? e.value.slice(e.selectionStart, e.selectionEnd) : '' };
    });
  }
  /** All that the tree says, as text. */
  words() {
    return this.raw.evaluate(() => [...document.querySelectorAll('#mirror *')].flatMap((e) => [e.getAttribute('aria-label'), e.tagName === 'INPUT' ? e.value : e.children.length ? '' : e.textContent]).filter(Boolean).join('\n'));
  }

  /** A call of the API by this very page with its session: { status, body, version }. */
  api(method, where, body, version) {
    return this.raw.evaluate(async ([method, where, body, version]) => {
      const headers = { 'X-Kram': '1', 'Accept-Language': 'uk' };
      if (method !== 'GET') Object.assign(headers, { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() });
      if (version !== undefined) headers['If-Match'] = `"${version}"`;
      const reply = await fetch('/api/v1' + where, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
      const text = await reply.text();
      return { status: reply.status, body: text ? JSON.parse(text) : null };
    }, [method, where, body, version]);
  }
  async read(where) {
    const { status, body } = await this.api('GET', where);
    assert.equal(status, 200, `GET ${where}: ${JSON.stringify(body)}`);
    return body;
  }
  async make(where, body) {
    const reply = await this.api('POST', where, body);
    assert.ok(reply.status < 300, `POST ${where}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }
  place() { return this.raw.evaluate(() => location.hash.slice(1)); }
  async shot(file) { await this.raw.screenshot({ path: file }); }
}

/** "1 234,50" as the screens print money: NBSP between thousands. */
export function printed(money) {
  const [whole, part] = money.replace('-', '').split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + ',' + part;
}
/** Spaces of all kinds made plain, so that texts can be compared. */
export const plain = (text) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');
