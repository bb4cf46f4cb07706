// Requirement 17 of the research: grey says why to a mouse, a keyboard and a finger; a refusal names its field and leads there.
import assert from 'node:assert/strict';
import { findStates } from './companies.mjs';
import { DESKTOP, TABLET } from './page.mjs';
import { SCREENS } from './tree.test.mjs';

const GREY = '#mirror :is([aria-disabled=true], input[readonly], textarea[readonly])';

/** Each grey control that is shown now, by its id in the tree, with the reason that the tree gives. */
function greyOnes(page, within = '#mirror') {
  return page.raw.evaluate(([grey, within]) => [...document.querySelectorAll(grey)].filter((e) => e.closest(within) && !e.closest('[inert]') && e.getBoundingClientRect().width > 0)
    .map((e) => ({ id: e.dataset.id, name: e.getAttribute('aria-label') ?? e.textContent, why: e.getAttribute('aria-description') ?? '' })), [GREY, within]);
}
const said = (page) => page.raw.evaluate(() => document.querySelector('#mirror [role=tooltip]')?.textContent ?? '');

// What the three ways to ask a control get for an answer; each begins with nothing said.
const ASKS = {
  async hover(page, target) {
    await page.raw.mouse.move(2, 2);
    const at = await page.rectangle(target);
    await page.raw.mouse.move(at.x, at.y);
    await page.settled(120);
  },
  async focus(page, target) {
    await page.raw.mouse.move(2, 2);
    await page.raw.keyboard.press('Shift');  // a keyboard is at work, no pointer
    await target.evaluate((e) => e.focus());
    await page.settled(120);
  },
  async tap(page, target) {
    const at = await page.rectangle(target);
    await page.raw.touchscreen.tap(at.x, at.y);
    await page.settled(120);
  },
};

async function silentOnes(page, place, ways, within) {
  const wrong = [];
  for (const { id, name, why } of await greyOnes(page, within)) {
    if (why.length < 6) wrong.push(`${place}: «${name}» has no reason`);
    for (const way of ways) {
      await ASKS[way](page, page.raw.locator(`#mirror [data-id="${id}"]`));
      if (await said(page) !== why) wrong.push(`${place}: «${name}» by ${way} says «${await said(page)}» instead of «${why}»`);
    }
  }
  return wrong;
}

async function places(page) {
  const states = await findStates(page);
  return [...new Set([...SCREENS, ...Object.values(states).filter(Boolean)])];
}

async function walk(page, ways) {
  const wrong = [];
  let count = 0;
  for (const place of await places(page)) {
    await page.go(place);
    await page.settled(400);
    count += (await greyOnes(page)).length;
    wrong.push(...await silentOnes(page, place, ways));
    const menu = page.role('button', 'Дії із замовленням');
    if (!place.startsWith('/orders/') || !await menu.count()) continue;
    await page.press(menu);
    wrong.push(...await silentOnes(page, `${place}, its menu`, ways, '[role=menu]'));
    await page.key('Escape');
  }
  assert.deepEqual(wrong, []);
  assert.ok(count > 15, `${count} grey controls`);
}

async function newOrder(page) {
  await page.press(page.field('Товар, рядок 1'));
  await page.type('CEM-25', false);
  await page.key('Enter');
  await page.raw.waitForFunction(() => /^Кількість, рядок 1/.test(document.activeElement.getAttribute('aria-label') ?? ''));
}
/** Frames come so seldom that answers stand between them, as on a slow machine. */
const slowFrames = (page) => page.raw.evaluate(() => {
  const soon = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => setTimeout(() => soon(draw), 250);
});
const dialogField = (page, name) => page.raw.locator(`#mirror [role=dialog] input[aria-label="${name}"]`);

// [place, what is typed before saving, keys that save, [path of the refusal, name of its field] …]
const FORMS = [
  ['/clients/new', (page) => page.type('Недописаний'), 'Control+KeyS',
    [['/name', 'Ім’я'], ['/note', 'Примітка'], ['/manager_id', 'Відповідальна особа'], ['/price_list_id', 'Прайс']]],
  ['/orders/new', newOrder, 'Control+KeyS',
    [['/lines/0/price', 'Ціна, рядок 1'], ['/lines/0/quantity', 'Кількість, рядок 1'], ['/lines/0/discounts/0/percent', 'Знижка, %, рядок 1'],
     ['/lines/0/product_id', 'Товар, рядок 1'], ['/client_id', 'Клієнт'], ['/discounts', 'Знижка на замовлення'], ['/note', 'Примітка'],
     ['/delivery_address', 'Адреса доставки'], ['/promised_on', 'Обіцяно до'], ['/price_list_id', 'Прайс']]],
  ['/accounts', async (page) => { await page.key('KeyN'); await page.fill(dialogField(page, 'Назва'), 'Каса'); await slowFrames(page); }, 'Control+Enter',
    [['/iban', 'IBAN'], ['/legal_entity_id', 'Юридична особа'], ['/name', 'Назва']]],
  ['/company/users', async (page) => {
    await page.key('KeyN');
    await page.fill(dialogField(page, 'Ім’я'), 'Коваль Олена');
    await page.fill(dialogField(page, 'Логін'), 'olena.koval');
    await page.pressButton('Згенерувати');
  }, 'Control+Enter', [['/login', 'Логін'], ['/role', 'Роль'], ['/password', 'Пароль']]],
  ['/company/warehouses', async (page) => { await page.key('KeyN'); await page.fill(dialogField(page, 'Назва'), 'Склад'); }, 'Control+Enter', [['/name', 'Назва']]],
];

export const tests = {
  async 'every grey control of every screen says why to the mouse and to the keyboard'(house) {
    await walk(await house.enter({ viewport: DESKTOP }), ['hover', 'focus']);
  },
  async 'every grey control of every screen says why to a finger'(house) {
    await walk(await house.enter({ viewport: TABLET, touch: true }), ['tap']);
  },
  async 'a refused save leads to the field that it names, with the reason beside it, and keeps what was typed'(house) {
    const wrong = [];
    for (const [place, type, keys, refusals] of FORMS) {
      const page = await house.enter({ place });
      const refusal = { detail: 'Тут може бути від 1 до 7.' };
      await page.refuseChanges(refusal);
      await type(page);
      for (const [path, name] of refusals) {
        refusal.path = path;
        await page.key(keys);
        await page.settled(400);
        const at = await page.raw.evaluate(() => ({ name: document.activeElement.getAttribute('aria-label'), invalid: document.activeElement.getAttribute('aria-invalid'),
          why: document.activeElement.getAttribute('aria-description') }));
        if (at.name !== name || at.invalid !== 'true' || !at.why?.includes('від 1 до 7')) wrong.push(`${place} ${path}: ${JSON.stringify(at)}`);
        const seen = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror :is(span, [role=tooltip])')].some((e) => e.textContent.includes('від 1 до 7')));
        if (!seen) wrong.push(`${place} ${path}: the reason is not shown`);
      }
      await house.leave();
    }
    assert.deepEqual(wrong, []);
  },
  async 'no number of a failure is shown instead of what happened, what was kept and what to do'(house) {
    const page = await house.enter({ place: '/gallery' });
    await page.intercept((route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>500 Internal Server Error</h1>' }));
    const wrong = [];
    let told = 0;
    for (const place of SCREENS.filter((place) => place !== '/gallery')) {
      await page.go(place);
      await page.settled(300);
      const words = await page.words();
      if (/(?:помилка|код|error|code)\s*\d|\b500\b|internal/i.test(words)) wrong.push(`${place}: ${words.match(/.{0,40}(?:\b500\b|код \d|помилка \d).{0,40}/i)?.[0]}`);
      if (words.includes('Сервер не зміг цього виконати')) told++;
    }
    assert.deepEqual(wrong, []);
    assert.ok(told > 8, `${told} screens say what happened`);
  },
};
