(function () {
"use strict";
var seen = null;
function look() {
fetch("/.version", { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (version) {
if (seen !== null && seen !== version) { location.reload(); }
seen = version;
}).catch(function () {}).then(function () { setTimeout(look, 1000); });
}
look();
})();
