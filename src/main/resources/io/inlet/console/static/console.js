// Pages that show the state of the line load themselves anew while somebody only looks at them.
(function () {
  "use strict";
  var main = document.querySelector("[data-refresh]");
  if (!main) return;
  var seconds = Number(main.dataset.refresh);
  setInterval(function () {
    var busy = document.activeElement && document.activeElement.closest("form");
    var selecting = String(window.getSelection()) !== "";
    var writing = main.querySelector("details.pauser[open]");
    if (!document.hidden && !busy && !selecting && !writing) location.replace(location.pathname);
  }, seconds * 1000);
})();
