(function () {
  'use strict';
  document.documentElement.classList.add('js');
  var text = document.getElementById('text');
  var severity = document.getElementById('severity');
  var count = document.getElementById('count');
  var items = Array.prototype.slice.call(document.querySelectorAll('[data-severity]'));
  function apply() {
    var wanted = text.value.toLowerCase();
    var shown = 0;
    items.forEach(function (item) {
      var fits = (!severity.value || item.dataset.severity === severity.value) &&
        (!wanted || item.textContent.toLowerCase().indexOf(wanted) >= 0);
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown + ' of ' + items.length + ' shown';
  }
  text.addEventListener('input', apply);
  severity.addEventListener('change', apply);
  function open() {
    var item = location.hash && document.getElementById(location.hash.slice(1));
    if (item && item.tagName === 'DETAILS') { item.open = true; item.scrollIntoView(); }
  }
  window.addEventListener('hashchange', open);
  open();
  apply();
})();
