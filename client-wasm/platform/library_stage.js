// The stage: canvas size, the frame loop that draws only on change, pointers, keys, clipboard.
// Every DOM element of the client lies in #stage, so one set of listeners there sees all pointers.

var LibraryKramStage = {
  $KramStage__deps: ['$KramMirror', '$KramFind'],
  $KramStage__postset: 'Module["kramStage"] = KramStage;',
  $KramStage: {
    scheduled: false,
    followUp: 0,
    lastTime: 0,
    timer: 0,
    timerAt: 0,
    lost: false,
    modal: false,
    counters: { frames: 0, lastFrameScriptMs: 0, scripts: [] },

    // Strings go to C++ as a malloc'ed UTF-8 copy that lives for the length of the call.
    withString: function (text, call) {
      var size = lengthBytesUTF8(text) + 1;
      var pointer = _malloc(size);
      stringToUTF8(text, pointer, size);
      var result = call(pointer);
      _free(pointer);
      return result;
    },

    start: function () {
      var stage = document.getElementById('stage');
      var canvas = document.getElementById('canvas');
      KramStage.stage = stage;
      KramStage.canvas = canvas;
      KramMirror.start(stage);
      KramFind.start();
      KramStage.watchSize(stage, canvas);
      KramStage.watchPointers(stage);
      KramStage.watchKeys();
      KramStage.watchClipboard();
      KramStage.watchContext(canvas);
      window.addEventListener('hashchange', function () { KramStage.route(); });
      window.addEventListener('online', function () { _kram_on_network(1); KramStage.dirty(); });
      window.addEventListener('offline', function () { _kram_on_network(0); KramStage.dirty(); });
      document.addEventListener('visibilitychange', function () {
        if (!document.hidden) { _kram_on_visible(); KramStage.dirty(); }
      });
      window.addEventListener('beforeunload', function (event) {
        if (_kram_has_unsaved()) { event.preventDefault(); event.returnValue = ''; }
      });
      window.kram = KramStage.counters;
      window.kram.p95 = function () {
        var sorted = KramStage.counters.scripts.slice().sort(function (a, b) { return a - b; });
        return sorted.length ? sorted[Math.floor((sorted.length - 1) * 0.95)] : 0;
      };
      KramStage.route();
    },

    route: function () {
      KramStage.withString(location.hash.slice(1) || '/', function (p) { _kram_on_route(p); });
      KramStage.dirty();
    },

    // One event = one frame plus a few that settle hover, popups and sizes; then nothing runs.
    dirty: function () {
      KramStage.followUp = 2;
      KramStage.schedule();
    },
    schedule: function () {
      if (KramStage.scheduled || KramStage.lost) return;
      KramStage.scheduled = true;
      requestAnimationFrame(KramStage.frame);
    },
    frame: function (now) {
      KramStage.scheduled = false;
      if (KramStage.lost) return;
      var began = performance.now();
      var delta = Math.min(Math.max((now - KramStage.lastTime) / 1000, 0.001), 0.05);
      KramStage.lastTime = now;
      var wantsMore = _kram_on_frame(delta);
      var spent = performance.now() - began - _kram_draw_ms();
      var c = KramStage.counters;
      c.frames++;
      c.lastFrameScriptMs = spent;
      c.scripts.push(spent);
      if (c.scripts.length > 400) c.scripts.shift();
      if (wantsMore || KramStage.followUp-- > 0) KramStage.schedule();
      KramFind.afterFrame();
    },
    wakeIn: function (ms) {
      var at = performance.now() + ms;
      if (KramStage.timer && KramStage.timerAt <= at) return;
      clearTimeout(KramStage.timer);
      KramStage.timerAt = at;
      KramStage.timer = setTimeout(function () { KramStage.timer = 0; KramStage.dirty(); }, ms);
    },

    // The bitmap has exactly the device's pixels: text stays sharp at any pixel ratio and browser zoom.
    watchSize: function (stage, canvas) {
      var dark = matchMedia('(prefers-color-scheme: dark)');
      var coarse = matchMedia('(pointer: coarse)');
      var calm = matchMedia('(prefers-reduced-motion: reduce)');
      var apply = function () {
        var ratio = window.devicePixelRatio || 1;
        var width = stage.clientWidth, height = stage.clientHeight;
        var w = Math.max(1, Math.round(width * ratio)), h = Math.max(1, Math.round(height * ratio));
        if (canvas.width !== w || canvas.height !== h) { canvas.width = w; canvas.height = h; }
        var inset = parseFloat(getComputedStyle(stage).paddingBottom) || 0;
        _kram_on_viewport(width, height, ratio, coarse.matches ? 1 : 0, dark.matches ? 1 : 0, calm.matches ? 1 : 0, inset);
        KramStage.followUp = 2;
        // Drawn at once: a resized canvas is blank until the next frame.
        if (KramStage.ready) { KramStage.frame(performance.now()); KramStage.schedule(); }
      };
      KramStage.applySize = apply;
      new ResizeObserver(apply).observe(stage);
      [dark, coarse, calm].forEach(function (query) { query.addEventListener('change', apply); });
      var watchRatio = function () {
        var query = matchMedia('(resolution: ' + window.devicePixelRatio + 'dppx)');
        query.addEventListener('change', function () { apply(); watchRatio(); }, { once: true });
      };
      watchRatio();
      if (window.visualViewport) {
        // The soft keyboard shrinks only the visual viewport on some systems.
        window.visualViewport.addEventListener('resize', function () {
          var v = window.visualViewport;
          stage.style.height = v.scale === 1 && v.height < window.innerHeight - 60 ? v.height + 'px' : '';
        });
      }
      apply();
    },

    // Buttons, links and texts of the mirror lie over the canvas; their events bubble to the stage.
    watchPointers: function (stage) {
      var kinds = { mouse: 0, touch: 1, pen: 2 };
      var send = function (event, action) {
        var box = stage.getBoundingClientRect();
        _kram_on_pointer(action, event.clientX - box.left, event.clientY - box.top, event.button || 0,
                         kinds[event.pointerType] || 0, KramStage.modifiers(event));
        KramStage.dirty();
      };
      var onScrollbar = function (event) {
        var t = event.target;
        return t.classList && t.classList.contains('scroller') &&
               (event.offsetX >= t.clientWidth || event.offsetY >= t.clientHeight);
      };
      stage.addEventListener('pointermove', function (event) {
        if (event.isPrimary && event.pointerType !== 'touch') send(event, 0);
      });
      stage.addEventListener('pointerdown', function (event) {
        if (!event.isPrimary || onScrollbar(event)) return;
        KramStage.pressed = true;
        send(event, 1);
      });
      window.addEventListener('pointerup', function (event) {
        if (!event.isPrimary || !KramStage.pressed) return;
        KramStage.pressed = false;
        send(event, 2);
      });
      window.addEventListener('pointercancel', function (event) {
        if (!event.isPrimary) return;
        KramStage.pressed = false;
        send(event, 3);
      });
      stage.addEventListener('pointerleave', function (event) { if (!KramStage.pressed) send(event, 3); });
      stage.addEventListener('contextmenu', function (event) {
        if (event.shiftKey) return;
        var t = event.target;
        if (t.closest('a,input,textarea,.copyable')) return;
        // Neither the right button nor a finger: the key of menus, which means the focused row.
        var byKey = event.button !== 2 && event.pointerType !== 'touch';
        if (_kram_on_context_menu(byKey ? 1 : 0)) event.preventDefault();
        KramStage.dirty();
      });
      stage.addEventListener('wheel', function (event) {
        if (event.ctrlKey) return;
        // Number fields never change by the wheel; without focus they would not even try.
        if (event.target.tagName === 'INPUT' && event.target.type === 'number') event.preventDefault();
      }, { passive: false });
    },

    modifiers: function (event) {
      return (event.ctrlKey || event.metaKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) |
             (event.getModifierState && event.getModifierState('AltGraph') ? 8 : 0);
    },

    // C++ answers at once whether the key was its own; all others stay the browser's.
    watchKeys: function () {
      document.addEventListener('keydown', function (event) {
        if (event.isComposing || event.keyCode === 229) return;
        var latin = /^[a-zA-Z]$/.test(event.key);
        // The stroke of search stands elsewhere on Dvorak and is a dot on the Ukrainian layout.
        var code = latin ? 'Key' + event.key.toUpperCase() : event.key === '/' && !event.shiftKey ? 'Slash' : event.code;
        KramStage.askShortcuts(event);
        var typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) ? 1 : 0;
        var used = KramStage.withString(code, function (p) {
          return _kram_on_key(p, KramStage.modifiers(event), typing, event.repeat ? 1 : 0);
        });
        if (used) event.preventDefault();
        if (!used && code === 'KeyF' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) KramFind.opened();
        KramStage.dirty();
      });
      document.addEventListener('keyup', function (event) {
        if (KramStage.shortcutsShown) event.preventDefault();  // Alt alone would open the browser's own menu
        KramStage.hideShortcuts();
      });
      window.addEventListener('blur', KramStage.hideShortcuts);
    },

    // Held alone for a moment; a chord is not a question.
    askShortcuts: function (event) {
      var mac = /^Mac/.test(navigator.platform);
      if (event.repeat) return;
      KramStage.hideShortcuts();
      if (event.code !== (mac ? 'ControlLeft' : 'AltLeft')) return;
      KramStage.shortcutsTimer = setTimeout(function () {
        KramStage.shortcutsShown = true;
        _kram_on_shortcuts_asked(1);
        KramStage.dirty();
      }, 300);
    },
    hideShortcuts: function () {
      clearTimeout(KramStage.shortcutsTimer);
      if (!KramStage.shortcutsShown) return;
      KramStage.shortcutsShown = false;
      _kram_on_shortcuts_asked(0);
      KramStage.dirty();
    },

    // Rows as spreadsheets and letters take them: cells in columns, numbers as they are shown.
    tableOf: function (text) {
      var table = document.createElement('table');
      text.replace(/\n$/, '').split('\n').forEach(function (line) {
        var row = table.insertRow();
        line.split('\t').forEach(function (cell) { row.insertCell().textContent = cell; });
      });
      return table.outerHTML;
    },
    watchClipboard: function () {
      var copy = function (event) {
        if (/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
        if (String(document.getSelection())) return;
        var pointer = _kram_on_copy();
        if (!pointer) return;
        var text = UTF8ToString(pointer);
        event.clipboardData.setData('text/plain', text);
        if (/\t/.test(text)) event.clipboardData.setData('text/html', KramStage.tableOf(text));
        event.preventDefault();
        KramStage.dirty();
      };
      document.addEventListener('copy', copy);
      document.addEventListener('cut', copy);
      document.addEventListener('paste', function (event) {
        var text = event.clipboardData.getData('text/plain');
        var focused = KramMirror.focusedId;
        var many = /[\t\n]/.test(text);
        if (/^(INPUT|TEXTAREA)$/.test(event.target.tagName) && !many) return;
        if (KramStage.withString(text, function (p) { return _kram_on_paste(focused, p); })) event.preventDefault();
        KramStage.dirty();
      });
    },

    watchContext: function (canvas) {
      canvas.addEventListener('webglcontextlost', function (event) {
        event.preventDefault();
        KramStage.lost = true;
      });
      canvas.addEventListener('webglcontextrestored', function () {
        KramStage.lost = false;
        _kram_on_context_restored();
        KramStage.dirty();
      });
    },
  },

  kram_stage_start__deps: ['$KramStage'],
  kram_stage_start: function () { KramStage.start(); },
  kram_stage_ready: function (drawable) {
    KramStage.ready = true;
    document.documentElement.classList.toggle('undrawn', !drawable);
    KramStage.dirty();
    document.documentElement.classList.add('ready');
  },
  kram_stage_dirty: function () { KramStage.dirty(); },
  kram_stage_wake_in: function (ms) { KramStage.wakeIn(ms); },
  kram_stage_cursor: function (name) {
    var value = UTF8ToString(name);
    if (KramStage.cursor !== value) { KramStage.cursor = value; KramStage.stage.style.cursor = value; }
  },
  kram_stage_look: function (dark, language, background) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.lang = UTF8ToString(language);
    document.documentElement.style.background = UTF8ToString(background);
  },
  kram_font_size: function (index) { return Module['kramFonts'][index] ? Module['kramFonts'][index].length : 0; },
  kram_font_copy: function (index, pointer) { HEAPU8.set(Module['kramFonts'][index], pointer); },
};

autoAddDeps(LibraryKramStage, '$KramStage');
mergeInto(LibraryManager.library, LibraryKramStage);
