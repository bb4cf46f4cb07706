// The mirror: transparent real elements exactly over the drawn ones. It owns focus, typing, selection, links and
// scrolling, because those are the browser's; C++ sends only the differences after a drawn frame.

var LibraryKramMirror = {
  $KramMirror: {
    elements: {},     // id → element
    focusedId: 0,
    byPointer: false, // the last focus came with a pointer: no ring
    silent: false,    // we move focus ourselves
    composing: null,  // the field in which an input method is at work

    start: function (stage) {
      var root = document.getElementById('mirror');
      KramMirror.root = root;
      KramMirror.elements[0] = root;
      root.addEventListener('focusin', KramMirror.onFocus);
      root.addEventListener('focusout', KramMirror.onBlur);
      root.addEventListener('click', KramMirror.onClick);
      root.addEventListener('input', KramMirror.onInput);
      root.addEventListener('compositionstart', function (event) { KramMirror.composing = event.target; });
      root.addEventListener('compositionend', function () { KramMirror.composing = null; });
      root.addEventListener('scroll', KramMirror.onScroll, { capture: true, passive: true });
      stage.addEventListener('pointerdown', function () { KramMirror.byPointer = true; }, true);
      document.addEventListener('keydown', function () { KramMirror.byPointer = false; }, true);
      root.addEventListener('mousedown', function (event) {
        // A press on nothing in particular keeps the focus where it is; texts stay selectable.
        // Scrollers and the main part take the focus from script only; a press on an option leaves it to the field.
        var taker = event.target.closest('button,a,input,textarea,[tabindex],.copyable');
        var bar = event.offsetX >= event.target.clientWidth || event.offsetY >= event.target.clientHeight;
        if (!taker || (taker.matches('.scroller,[role=main]') && !(taker === event.target && bar))) event.preventDefault();
      });
    },

    idOf: function (target) {
      var element = target && target.closest ? target.closest('[data-id]') : null;
      return element ? Number(element.dataset.id) : 0;
    },

    onFocus: function (event) {
      var id = KramMirror.idOf(event.target);
      KramMirror.focusedId = id;
      var typed = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      if (typed && event.target.dataset.select === '1') event.target.select();
      _kram_on_focus(id, KramMirror.byPointer ? 0 : 1);
      KramStage.dirty();
    },
    onBlur: function (event) {
      if (KramMirror.silent || event.relatedTarget) return;
      KramMirror.focusedId = 0;
      _kram_on_focus(0, 0);
      KramStage.dirty();
    },
    // A click with detail > 0 is a real pointer's: the canvas has seen it. Zero means keyboard, screen reader, script.
    onClick: function (event) {
      var link = event.target.closest('a');
      if (link) {
        // The address is the action; modified clicks open tabs as everywhere.
        if (!(event.ctrlKey || event.metaKey || event.shiftKey) && link.getAttribute('href') === location.hash) KramStage.route();
        return;
      }
      if (event.detail === 0) {
        _kram_on_activate(KramMirror.idOf(event.target));
        KramStage.dirty();
      }
    },
    onInput: function (event) {
      var element = event.target;
      KramStage.withString(element.value, function (p) { _kram_on_input(KramMirror.idOf(element), p); });
      KramStage.dirty();
    },
    onScroll: function (event) {
      var element = event.target;
      if (!element.dataset || !element.dataset.id) return;
      _kram_on_scroll(Number(element.dataset.id), element.scrollLeft, element.scrollTop);
      KramStage.dirty();
    },

    create: function (node) {
      var element = document.createElement(node.tag);
      element.dataset.id = node.id;
      if (node.tag === 'button') element.type = 'button';
      if (node.role) element.setAttribute('role', node.role);
      if (node.tag === 'input' || node.tag === 'textarea') {
        element.setAttribute('autocomplete', 'off');
        element.setAttribute('spellcheck', node.tag === 'textarea' ? 'true' : 'false');
      }
      if (node.scroller) {
        element.classList.add('scroller');
        element.tabIndex = -1;
        var layer = document.createElement('div');
        layer.className = 'pinned';
        var spacer = document.createElement('div');
        spacer.className = 'spacer';
        element.append(layer, spacer);
      }
      return element;
    },

    attribute: function (element, name, value) {
      if (value === undefined || value === null || value === '') element.removeAttribute(name);
      else element.setAttribute(name, value);
    },

    // Fields of a node are all sent when any of them changed; the differences are found in C++.
    update: function (element, node) {
      var style = element.style;
      style.left = node.x + 'px';
      style.top = node.y + 'px';
      style.width = node.w + 'px';
      style.height = node.h + 'px';
      if (node.font) style.fontSize = node.font + 'px';
      style.lineHeight = node.line ? node.line + 'px' : node.h + 'px';
      style.fontWeight = node.bold ? 600 : 400;
      element.classList.toggle('copyable', !!node.copyable);
      element.classList.toggle('wrap', !!node.wrap);
      element.classList.toggle('right', !!node.right);
      if (node.tag === 'input' || node.tag === 'textarea') KramMirror.updateInput(element, node);
      else if (node.text !== undefined && !node.scroller && element.dataset.text !== node.text) {
        element.dataset.text = node.text;
        element.textContent = node.text;
      }
      var set = KramMirror.attribute;
      set(element, 'aria-label', node.label);
      set(element, 'aria-description', node.reason);
      set(element, 'href', node.href);
      ['disabled', 'checked', 'selected', 'expanded', 'pressed', 'haspopup', 'modal', 'current', 'invalid', 'required',
       'level', 'rowindex', 'rowcount', 'colindex', 'colcount', 'sort', 'live', 'busy', 'valuenow', 'controls',
       'activedescendant', 'multiline', 'keyshortcuts'].forEach(function (name) { set(element, 'aria-' + name, node[name]); });
      if (node.tab !== undefined) element.tabIndex = node.tab;
      else if (!node.scroller) element.removeAttribute('tabindex');
      element.inert = !!node.inert;
      if (node.scroller) KramMirror.updateScroller(element, node);
    },

    updateInput: function (element, node) {
      var style = element.style;
      style.paddingLeft = node.left + 'px';
      style.paddingRight = node.right + 'px';
      style.textAlign = node.align || 'left';
      if (node.tag === 'textarea') style.paddingTop = style.paddingBottom = node.pad + 'px';
      style.setProperty('--text', node.color);
      element.dataset.select = node.selectAll ? '1' : '';
      element.readOnly = !!node.readonly;
      var set = KramMirror.attribute;
      set(element, 'inputmode', node.inputmode);
      set(element, 'enterkeyhint', node.enterkey);
      set(element, 'placeholder', node.placeholder);
      set(element, 'lang', node.lang);
      if (node.kind && element.type !== node.kind) element.type = node.kind;
      // An input method at work keeps its text; `seen` only forces this update when C++ refused what was typed.
      if (element.value !== node.value && KramMirror.composing !== element) {
        var wasSelected = element === document.activeElement;
        element.value = node.value;
        if (wasSelected) element.setSelectionRange(node.value.length, node.value.length);
      }
    },

    updateScroller: function (element, node) {
      var spacer = element.lastChild;
      element.firstChild.style.width = node.w + 'px';
      element.firstChild.style.height = node.h + 'px';
      spacer.style.height = node.contentHeight + 'px';
      spacer.style.width = node.contentWidth ? node.contentWidth + 'px' : '1px';
      element.style.overflowX = node.contentWidth > node.w ? 'auto' : 'hidden';
      element.style.overflowY = node.contentHeight > node.h ? 'auto' : 'hidden';
    },

    container: function (id) {
      var element = KramMirror.elements[id] || KramMirror.root;
      return element.classList.contains('scroller') ? element.firstChild : element;
    },

    apply: function (changes) {
      var active = document.activeElement;
      changes.removed.forEach(function (id) {
        var element = KramMirror.elements[id];
        if (!element) return;
        delete KramMirror.elements[id];
        KramMirror.silent = true;
        element.remove();
        KramMirror.silent = false;
      });
      changes.set.forEach(function (node) {
        var element = KramMirror.elements[node.id];
        // The same words may be a button on one screen and a heading on the next: another element then.
        if (element && !element.children.length &&
            (element.localName !== node.tag || (element.getAttribute('role') || '') !== (node.role || ''))) {
          element.remove();
          element = null;
        }
        if (!element) {
          element = KramMirror.create(node);
          KramMirror.elements[node.id] = element;
          KramMirror.container(node.parent).append(element);
          // What scrolls inside of a grid holds its rows.
          if (node.scroller && element.parentNode.getAttribute('role') === 'grid') element.setAttribute('role', 'rowgroup');
        }
        KramMirror.update(element, node);
      });
      changes.order.forEach(function (list) { KramMirror.reorder(KramMirror.container(list[0]), list[1]); });
      if (active && active !== document.body && !active.isConnected) { KramMirror.focusedId = 0; _kram_on_focus_lost(); }
    },

    // Moves only what stands out of order: a moved element would lose focus, so the focused one stays and others move.
    reorder: function (parent, ids) {
      var before = null;
      for (var i = ids.length - 1; i >= 0; i--) {
        var element = KramMirror.elements[ids[i]];
        if (!element) continue;
        if (element.parentNode !== parent || element.nextSibling !== before) {
          if (element.contains(document.activeElement) && element.parentNode === parent) { before = element; continue; }
          parent.insertBefore(element, before);
        }
        before = element;
      }
    },

    focus: function (id) {
      var element = KramMirror.elements[id];
      if (!element || element === document.activeElement) return !!element;
      KramMirror.silent = true;
      element.focus();
      KramMirror.silent = false;
      return document.activeElement === element;
    },
  },

  kram_mirror_apply__deps: ['$KramMirror', '$KramStage'],
  kram_mirror_apply: function (json) { KramMirror.apply(JSON.parse(UTF8ToString(json))); },
  kram_mirror_focus: function (id) { return KramMirror.focus(id >>> 0) ? 1 : 0; },
  kram_mirror_scroll_to: function (id, x, y) {
    var element = KramMirror.elements[id >>> 0];
    if (!element) return 0;
    element.scrollTo(x, y);
    return 1;
  },
  kram_mirror_select_all: function (id) {
    var element = KramMirror.elements[id >>> 0];
    if (element && element.select) element.select();
  },
  kram_mirror_caret_to_end: function (id) {
    var element = KramMirror.elements[id >>> 0];
    if (element && element.setSelectionRange) element.setSelectionRange(element.value.length, element.value.length);
  },
};

autoAddDeps(LibraryKramMirror, '$KramMirror');
mergeInto(LibraryManager.library, LibraryKramMirror);
