// What goes out of the page and comes back: requests, local storage, drafts, addresses, files.

var LibraryKramNet = {
  $KramNet__deps: ['$KramStage'],
  $KramNet: {
    running: {},

    // status 0 = the network failed; -1 = aborted by us (never reported).
    send: function (id, method, url, headers, body, timeoutMs) {
      var controller = new AbortController();
      KramNet.running[id] = controller;
      var timer = setTimeout(function () { controller.abort(); }, timeoutMs);
      fetch(url, {
        method: method, headers: headers, body: body === null ? undefined : body,
        credentials: 'same-origin', signal: controller.signal, cache: 'no-store',
      }).then(function (response) {
        return response.text().then(function (text) {
          KramNet.done(id, response.status, response.headers.get('etag') || '', text);
        });
      }).catch(function () { KramNet.done(id, 0, '', ''); }).finally(function () { clearTimeout(timer); });
    },
    done: function (id, status, etag, text) {
      if (!KramNet.running[id]) return;
      delete KramNet.running[id];
      KramStage.withString(etag, function (e) {
        KramStage.withString(text, function (t) { _kram_on_response(id, status, e, t); });
      });
      KramStage.dirty();
    },
  },

  kram_net_send__deps: ['$KramNet'],
  kram_net_send: function (id, method, url, headersJson, body, timeoutMs) {
    KramNet.send(id, UTF8ToString(method), UTF8ToString(url), JSON.parse(UTF8ToString(headersJson)),
                 body ? UTF8ToString(body) : null, timeoutMs);
  },
  kram_net_abort__deps: ['$KramNet'],
  kram_net_abort: function (id) {
    var controller = KramNet.running[id];
    delete KramNet.running[id];
    if (controller) controller.abort();
  },

  kram_login__deps: ['$KramNet', '$KramStage'],
  kram_login: function (shown, error) {
    var dialog = document.getElementById('again');
    var form = dialog.querySelector('form');
    if (!KramNet.loginReady) {
      KramNet.loginReady = true;
      dialog.addEventListener('cancel', function (event) { event.preventDefault(); });
      form.addEventListener('submit', function (event) {
        event.preventDefault();
        KramStage.withString(form.elements.login.value, function (l) {
          KramStage.withString(form.elements.password.value, function (p) { _kram_on_login(l, p); });
        });
        KramStage.dirty();
      });
    }
    // The page is written in Ukrainian; the other language stands beside each text.
    form.querySelectorAll('[data-en]').forEach(function (part) {
      if (!part.dataset.uk) part.dataset.uk = part.textContent;
      part.textContent = document.documentElement.lang === 'en' ? part.dataset.en : part.dataset.uk;
    });
    form.querySelector('[role=alert]').textContent = UTF8ToString(error);
    if (shown && !dialog.open) dialog.showModal();
    if (!shown && dialog.open) { dialog.close(); form.elements.password.value = ''; }
  },

  kram_go: function (route, replace) {
    var hash = '#' + UTF8ToString(route);
    if (hash === location.hash) return;
    if (replace) { history.replaceState(null, '', hash); KramStage.route(); } else location.hash = hash;
  },
  kram_back: function () { history.back(); },
  kram_leave_to: function (url) { location.href = UTF8ToString(url) + location.hash; },
  kram_title: function (title) {
    var text = UTF8ToString(title);
    if (document.title !== text) document.title = text;
  },

  // Storage may be closed by the browser's settings: then drafts live as long as the page.
  kram_store_set: function (key, value) {
    try {
      if (value) localStorage.setItem('kram:' + UTF8ToString(key), UTF8ToString(value));
      else localStorage.removeItem('kram:' + UTF8ToString(key));
    } catch (error) { return 0; }
    return 1;
  },
  kram_store_get: function (key) {
    var value = null;
    try { value = localStorage.getItem('kram:' + UTF8ToString(key)); } catch (error) { return 0; }
    if (value === null) return 0;
    var size = lengthBytesUTF8(value) + 1;
    var pointer = _malloc(size);
    stringToUTF8(value, pointer, size);
    return pointer;
  },

  kram_copy_text: function (text) {
    if (navigator.clipboard) navigator.clipboard.writeText(UTF8ToString(text)).catch(function () {});
  },
  kram_open_tab: function (route) { window.open(location.pathname + '#' + UTF8ToString(route), '_blank', 'noopener'); },
  kram_download_url: function (url, name) {
    var link = document.createElement('a');
    link.href = UTF8ToString(url);
    link.download = UTF8ToString(name);
    link.click();
  },
  kram_download_text: function (name, type, text) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([UTF8ToString(text)], { type: UTF8ToString(type) }));
    link.download = UTF8ToString(name);
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  },
  // 16 bytes of the browser's own randomness: the source of idempotency keys.
  kram_random_bytes: function (pointer, size) { crypto.getRandomValues(HEAPU8.subarray(pointer, pointer + size)); },
  kram_now_ms: function () { return Date.now(); },
  kram_zone_offset_min: function (ms) { return -new Date(ms).getTimezoneOffset(); },
};

autoAddDeps(LibraryKramNet, '$KramNet');
mergeInto(LibraryManager.library, LibraryKramNet);
