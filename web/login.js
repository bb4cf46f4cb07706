// The login page: sends JSON, then opens the place that was asked for. Plain HTML, so password managers work.
'use strict';
const form = document.querySelector('form');
const alertBox = document.querySelector('[role=alert]');
const languageButton = document.getElementById('language');
const messages = {
  uk: { wrong: 'Невірний логін або пароль.', offline: 'Немає зв’язку із сервером. Спробуйте ще раз.', other: 'Не вдалося увійти, код ' },
  en: { wrong: 'Wrong login or password.', offline: 'The server can’t be reached. Try again.', other: 'Could not sign in, code ' },
};

// The client keeps its settings as letters: language, theme, density, rail.
function settings() {
  try { return localStorage.getItem('kram:settings') || 'usao'; } catch (error) { return 'usao'; }
}
let language = settings()[0] === 'e' ? 'en' : 'uk';

function showLanguage() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-uk]').forEach((element) => { element.textContent = element.dataset[language]; });
  languageButton.textContent = language === 'uk' ? 'English' : 'Українська';
  document.title = (language === 'uk' ? 'Вхід' : 'Sign in') + ' · Kram';
}

languageButton.addEventListener('click', () => {
  language = language === 'uk' ? 'en' : 'uk';
  try { localStorage.setItem('kram:settings', language[0] + settings().slice(1)); } catch (error) { /* kept for this page only */ }
  showLanguage();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  alertBox.textContent = '';
  try {
    const response = await fetch('/api/v1/session', {
      method: 'POST', credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-Kram': '1', 'Accept-Language': language, 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ login: form.elements.login.value.trim(), password: form.elements.password.value }),
    });
    if (response.ok) { location.href = './' + location.hash; return; }
    const problem = await response.json().catch(() => ({}));
    alertBox.textContent = problem.detail || (response.status === 401 ? messages[language].wrong : messages[language].other + response.status);
    form.elements.password.select();
  } catch (error) {
    alertBox.textContent = messages[language].offline;
  }
  button.disabled = false;
});
showLanguage();
