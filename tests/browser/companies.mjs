// Companies that pictures need beside the demo one: one just made, and one where everything is as long and as large as it may be.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const program = new URL('../../toolchains/kram', import.meta.url).pathname;

/** Makes a company with its owner by the command line; the owner's login is then known to the house. */
export function makeCompany(house, data, company) {
  const login = `owner-${randomBytes(4).toString('hex')}`, password = randomBytes(12).toString('hex');
  execFileSync(program, ['--data', data, 'user', 'add', login, 'Олександра-Вікторія Нечуй-Левицька', 'owner', '--company', `${company} ${login}`],
               { input: password + '\n' });
  house.logins[login] = password;
  return login;
}

/** Words of exactly that many characters. */
export function long(start, size = 120) {
  const filler = ' з обмеженою відповідальністю «Науково-виробниче об’єднання „Дніпроспецбудмонтажконструкція“», філія';
  return (start + filler.repeat(Math.ceil(size / filler.length))).slice(0, size).trimEnd();
}
const note = long('Зателефонувати за годину до приїзду; в’їзд з двору, шлагбаум;', 600);
const LARGE = '9999999999.99';

async function places(page) {
  const entity = await page.make('/legal-entities', { name: long('Товариство'), full_name: long('Товариство', 190), edrpou: '43000009', pays_vat: true, vat_number: '430000026556',
    address: long('03150, Київ, вул. Велика Васильківська, 100, корпус 12-Б,', 190), phone: '+380 44 200 00 00', email: `${'office.'.repeat(8)}x@example.com`, director: long('Майстренко', 120) });
  const warehouse = await page.make('/warehouses', { name: long('Головний склад'), address: long('Київ', 190) });
  const list = await page.make('/price-lists', { name: long('Роздріб') });
  const { version } = await page.read('/workspace');
  const settings = { name: long('Товариство'), default_legal_entity_id: entity.id, default_warehouse_id: warehouse.id, default_price_list_id: list.id };
  assert.equal((await page.api('PATCH', '/workspace', settings, version)).status, 200);
  const account = await page.make('/accounts', { legal_entity_id: entity.id, kind: 'bank', name: long('Поточний рахунок'), iban: 'UA213223130000026007233566001' });
  return { entity, warehouse, list, account };
}

async function parties(page, count) {
  const made = [];
  for (let i = 0; i < count; i++)
    made.push(await page.make('/clients', { kind: i % 2 ? 'person' : 'organisation', name: long(`${i + 1}-е Товариство`),
      phones: [`+38050${String(1000000 + i * 17)}`], emails: [`${'very.long.'.repeat(5)}${i}@example.com`], note,
      contacts: [{ name: long('Контакт', 90), position: long('Заступниця директорки', 90), phone: '+380671234567', email: 'a@example.com' }],
      addresses: [{ label: long('Склад', 60), street: long('вул. Академіка Корольова', 120), city: 'Кам’янець-Подільський', region: 'Хмельницька область', postal_code: '32300', country: 'Україна' }] }));
  return made;
}

async function goods(page, at, count) {
  const supplier = await page.make('/suppliers', { kind: 'organisation', name: long('Постачальник'), phones: ['+380503334455'] });
  const category = await page.make('/categories', { name: long('Категорія', 100) });
  const made = [];
  for (let i = 0; i < count; i++)
    made.push(await page.make('/products', { kind: i % 5 === 4 ? 'service' : 'good', sku: `SKU-${'0123456789'.repeat(4)}-${i}`, name: long(`Болт ${i + 1}`), unit: 'упаковка',
      category_id: category.id, description: note, price: i ? `${1000 * (i + 1)}.5` : '9999999.99' }));
  const lines = made.filter((p) => p.kind === 'good').map((p) => ({ product_id: p.id, quantity: '100000', unit_cost: p.id === made[0].id ? '99999.99' : '9.99' }));
  await page.make('/receipts', { kind: 'purchase', legal_entity_id: at.entity.id, warehouse_id: at.warehouse.id, supplier_id: supplier.id,
    supplier_document: long('Видаткова накладна', 120), note, lines });
  return made;
}

/** Orders in every state: { draft, confirmed, shipped, completed, cancelled } as places, the first of 200 lines, one of 40 payments. */
async function orders(page, at, clients, products) {
  const order = (i, lines, more = {}) => page.make('/orders', { client_id: clients[i % clients.length].id, note, delivery_address: long('Київ, вул.', 300),
    promised_on: '2026-01-12', lines, ...more });
  const good = products.filter((p) => p.kind === 'good');
  const large = [{ product_id: good[0].id, quantity: '1000', price: '9999999.9999' }];
  const plain = [{ product_id: good[1].id, quantity: '12.345', price: '126.5' }];
  const step = async (made, what, body = {}) => page.make(`/orders/${made.id}/${what}`, body);
  for (let i = 0; i < 60; i++) await order(i, plain);
  const draft = await order(0, Array.from({ length: 200 }, (_, i) => ({ product_id: products[i % products.length].id, quantity: String(i + 1), note: i % 9 ? '' : note.slice(0, 200) })));
  const confirmed = await order(1, large, { confirm: true });
  for (let i = 0; i < 40; i++) await step(confirmed, 'payments', { account_id: at.account.id, amount: i ? '100000.01' : LARGE, note: note.slice(0, 150) });
  const shipped = await order(2, plain, { confirm: true });
  await step(shipped, 'ship');
  const completed = await order(3, plain, { confirm: true });
  await step(completed, 'ship');
  await step(completed, 'payments', { account_id: at.account.id });
  await step(completed, 'complete');
  const cancelled = await order(4, plain, { confirm: true });
  await step(cancelled, 'cancel', { reason: long('Клієнт передумав') });
  return Object.fromEntries(Object.entries({ draft, confirmed, shipped, completed, cancelled }).map(([state, made]) => [state, `/orders/${made.id}`]));
}

/** Fills the company of the page's person; the places to look at, by name. */
export async function fillOver(page) {
  const at = await places(page), clients = await parties(page, 12), products = await goods(page, at, 25);
  return { ...await orders(page, at, clients, products), client: `/clients/${clients[1].id}`, product: `/products/${products[0].id}` };
}

/** One order in each state of the company, as places. */
export async function findStates(page) {
  const { items } = await page.read('/orders?limit=200');
  const of = (fits) => { const one = items.find(fits); return one && `/orders/${one.id}`; };
  return { draft: of((o) => o.state === 'draft'), confirmed: of((o) => o.state === 'confirmed' && o.payment !== 'unpaid') ?? of((o) => o.state === 'confirmed'),
           shipped: of((o) => o.state === 'in_work'), completed: of((o) => o.state === 'completed'), cancelled: of((o) => o.state === 'cancelled'),
           client: '/clients/4', product: '/products/36' };
}
