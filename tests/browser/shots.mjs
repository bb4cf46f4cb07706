// Pictures of every screen for the eyes: node tests/browser/shots.mjs URL DATA FOLDER [word…]
// A picture's name is state-room-language-theme-screen; those with every given word in the name are made, such as
// "overfull desktop uk light". States: ordinary (the demo company), empty (one just made), overfull.
import fs from 'node:fs';
import path from 'node:path';
import { fillOver, findStates, makeCompany } from './companies.mjs';
import { DESKTOP, House, PHONE, TABLET, launch, readLogins } from './page.mjs';

const [url, data, folder, ...words] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const house = new House(await launch(), url, readLogins(data));
const rooms = { desktop: [DESKTOP, false], tablet: [TABLET, true], phone: [PHONE, true] };
const LISTS = { table: '/orders?view=table', board: '/orders?view=board', 'order-new': '/orders/new', clients: '/clients', 'client-new': '/clients/new', products: '/products',
                'product-new': '/products/new', receipts: '/receipts', 'receipt-new': '/receipts/new', payments: '/payments', accounts: '/accounts', suppliers: '/suppliers',
                company: '/company', settings: '/company/settings', users: '/company/users', warehouses: '/company/warehouses', categories: '/company/categories', prices: '/company/prices', tokens: '/company/tokens', sessions: '/sessions' };

// Things that lie above a screen: what is pressed on which place to see them.
const pressFirst = (role, names) => async (page) => {
  for (const name of names) {
    const target = page.role(role, name, false);
    if (await target.count() && await target.getAttribute('aria-disabled') !== 'true') return page.press(target);
  }
};
const ABOVE = {
  palette: ['/orders?view=table', (page) => page.raw.keyboard.press('Control+K')],
  'user-menu': ['/orders?view=table', pressFirst('button', ['Меню користувача', 'User menu'])],
  keys: ['/orders?view=table', (page) => page.raw.keyboard.press('F1')],
  filters: ['/orders?view=table', pressFirst('button', ['Фільтри', 'Filters'])],
  'state-menu': ['/orders?view=table', pressFirst('button', ['Стан', 'State'])],
  columns: ['/orders?view=table', pressFirst('button', ['Стовпці', 'Columns'])],
  ship: ['confirmed', pressFirst('button', ['Відвантажити', 'Ship'])],
  pay: ['shipped', pressFirst('button', ['Оплата', 'Pay'])],
  'order-menu': ['confirmed', pressFirst('button', ['Дії із замовленням', 'Order actions'])],
  date: ['/orders/new', pressFirst('button', ['Календар', 'Calendar'])],
  'account-new': ['/accounts', pressFirst('button', ['Новий рахунок', 'New account'])],
  'user-new': ['/company/users', pressFirst('button', ['Додати людину', 'Нова людина', 'Add a person', 'New person'])],
};

const wanted = (name) => words.every((word) => `-${name}-`.includes(`-${word}-`));
const each = (places) => [...Object.entries({ ...LISTS, ...places }).map(([name, place]) => [name, place]), ...Object.entries(ABOVE).map(([name, [at, open]]) => [name, places[at] ?? at, open])]
  .filter(([, place]) => place?.startsWith('/'));
const STATES = {
  ordinary: { login: () => 'owner', places: findStates },
  empty: { login: () => makeCompany(house, data, 'Порожня'), places: async () => ({}) },
  overfull: { login: () => makeCompany(house, data, 'Повна'), places: fillOver },
};

async function takeLogin(look, file) {
  const page = await house.enter({ ...look, signedIn: false });
  await page.raw.reload();  // with the settings that were put there meanwhile
  await page.shot(file);
}

async function takeAll(state, login, places) {
  for (const [room, [viewport, touch]] of Object.entries(rooms))
    for (const language of ['uk', 'en'])
      for (const theme of ['light', 'dark']) {
        const start = `${state}-${room}-${language}-${theme}`;
        const list = each(places).filter(([name]) => wanted(`${start}-${name}`));
        if (!list.length && !wanted(`${start}-login`)) continue;
        const look = { viewport, touch, dark: theme === 'dark', settings: language[0] + theme[0] + 'ao' };
        if (state === 'ordinary' && wanted(`${start}-login`)) await takeLogin(look, path.join(folder, `${start}-login.png`));
        const page = await house.enter({ ...look, login });
        for (const [name, place, open] of list) {
          await page.go(place);
          await page.settled(500);
          if (open) await open(page);
          if (open) await page.settled(300);
          await page.shot(path.join(folder, `${start}-${name}.png`));
          if (open) await page.reload();
        }
        await house.leave();
      }
}

for (const [state, { login, places }] of Object.entries(STATES)) {
  if (Object.keys(STATES).some((other) => other !== state && words.includes(other))) continue;
  const person = login();
  const page = await house.enter({ login: person });
  const found = await places(page);
  await house.leave();
  await takeAll(state, person, found);
}
await house.browser.close();
