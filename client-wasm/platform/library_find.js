// Words of loaded rows that are not drawn, for the browser's own search. They are collected by one more frame when
// nothing has moved for a while, or at once when the search is opened.

var LibraryKramFind = {
  $KramFind__postset: 'Module["kramFind"] = KramFind;',
  $KramFind: {
    timer: 0,
    own: false,  // the frame that collects asks for no other

    start: function () {
      KramFind.words = document.createElement('div');
      KramFind.words.className = 'unseen-rows';
      document.getElementById('stage').append(KramFind.words);
      KramFind.words.addEventListener('beforematch', function (event) {
        var row = event.target;
        _kram_on_found(KramFind.scroller, Number(row.dataset.row));
        KramStage.dirty();
        // The browser has shown it: the canvas shows the row, so it hides again.
        setTimeout(function () { row.hidden = 'until-found'; }, 1000);
      });
    },
    afterFrame: function () {
      if (KramFind.own) { KramFind.own = false; return; }
      clearTimeout(KramFind.timer);
      KramFind.timer = setTimeout(KramFind.collect, 400);
    },
    collect: function () {
      if (_kram_find_wants_rows()) { KramFind.own = true; KramStage.schedule(); }
      else KramFind.words.textContent = '';
    },
    opened: function () {
      _kram_on_find_opened();
      KramFind.collect();
      KramStage.dirty();
    },
    offer: function (scroller, rows) {
      KramFind.scroller = scroller;
      KramFind.words.replaceChildren.apply(KramFind.words, rows.map(function (row) {
        var element = document.createElement('div');
        element.hidden = 'until-found';
        element.dataset.row = row[0];
        element.textContent = row[1];
        return element;
      }));
    },
  },
  kram_find_offer__deps: ['$KramFind'],
  kram_find_offer: function (scroller, json) { KramFind.offer(scroller >>> 0, JSON.parse(UTF8ToString(json))); },
};

autoAddDeps(LibraryKramFind, '$KramFind');
mergeInto(LibraryManager.library, LibraryKramFind);
