// Requirement 15 of the research: a phone in any form finds its owner; a double is seen before it is made.
import assert from 'node:assert/strict';

const SPELLINGS = ['0660000004', '+380660000004', '380660000004', '066 000 00 04', '(066) 000-00-04', '066-000-00-04', '+38 066 000 00 04',
                   '+38(066)000-00-04', '80660000004', '0 66 000 0004', '066.000.00.04', '00380660000004'];

async function options(page, words) {
  const field = page.field('Клієнт');
  await page.press(field);
  await page.raw.keyboard.press('Control+A');
  await page.raw.keyboard.type(words);
  await page.raw.waitForFunction(() => [...document.querySelectorAll('#mirror [role=option]')].some((e) => e.textContent.startsWith('Новий клієнт')));
  await page.settled(300);
  return (await page.raw.locator('#mirror [role=option]').allTextContents()).filter((text) => !text.startsWith('Новий клієнт'));
}

export const tests = {
  async 'twelve spellings of one phone find one client'(house) {
    const page = await house.enter({ place: '/orders/new' });
    const wrong = [];
    for (const spelling of SPELLINGS) {
      const found = await options(page, spelling);
      if (found.length !== 1 || !found[0].startsWith('Дем’яненко')) wrong.push([spelling, found]);
      await page.key('Escape');
    }
    assert.deepEqual(wrong, []);
  },
  async 'the last four digits find the client'(house) {
    const page = await house.enter({ place: '/orders/new' });
    const found = await options(page, '0004');
    assert.ok(found.some((text) => text.startsWith('Дем’яненко')), found.join(' | '));
  },
  async 'six spellings of an apostrophe find one name'(house) {
    const page = await house.enter({ place: '/orders/new' });
    const wrong = [];
    for (const mark of ["'", '’', 'ʼ', '‘', '`', '']) {
      const found = await options(page, `дем${mark}яненко`);
      if (found.length !== 1 || !found[0].startsWith('Дем’яненко')) wrong.push([mark, found]);
      await page.key('Escape');
    }
    assert.deepEqual(wrong, []);
  },
  async 'a new client with a known phone is offered the one who has it'(house) {
    const page = await house.enter({ place: '/orders/new' });
    await options(page, 'Сергій Новий');
    await page.press(page.raw.locator('#mirror [role=option]').filter({ hasText: 'Новий клієнт' }).first());
    await page.raw.waitForSelector('#mirror [role=dialog]', { state: 'attached' });
    await page.settled();
    await page.fill(page.raw.locator('#mirror [role=dialog] input[aria-label="Телефон"]'), '066 000-00-04');
    await page.sees('Цей телефон уже має');
    await page.pressButton('Це він');
    await page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'));
    assert.equal(await page.field('Клієнт').inputValue(), 'Дем’яненко Сергій Петрович');
  },
  async 'a new client is made in the order and stands in it'(house) {
    const page = await house.enter({ place: '/orders/new' });
    const name = 'Знам’янко Тест ' + Date.now() % 100000;
    await options(page, name);
    await page.press(page.raw.locator('#mirror [role=option]').filter({ hasText: 'Новий клієнт' }).first());
    await page.raw.waitForSelector('#mirror [role=dialog]', { state: 'attached' });
    await page.settled();
    await page.press(page.raw.locator('#mirror [role=dialog]').getByRole('button', { name: 'Додати клієнта' }));
    await page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'));
    await page.settled();
    assert.equal(await page.field('Клієнт').inputValue(), name);
    const found = await page.read('/clients?search=' + encodeURIComponent(name.replace('’', "'")));
    assert.equal(found.items.length, 1);
    assert.notEqual((await page.focused()).tag, 'BODY', 'the focus is not lost with the dialog');
  },
};
