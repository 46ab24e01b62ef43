(function () {
"use strict";
var words = document.body.dataset, FEW = 8, MANY = 20;
function number(text) {
var figure = text.replace(/[,\s]/g, "").match(/^[≥≤<>+]?(-?\d+(\.\d+)?)/);
return figure ? parseFloat(figure[1]) : null;
}
function compare(a, b) {
var x = number(a), y = number(b);
if (x !== null && y !== null && !/^\d{4}-\d/.test(a)) { return x - y; }
if (!a || !b) { return (a ? 0 : 1) - (b ? 0 : 1); }
return a.localeCompare(b, document.documentElement.lang);
}
function text(row, place) { return row.cells[place].textContent.trim(); }
function sort(table, head, place) {
var down = head.getAttribute("aria-sort") === "ascending", body = table.tBodies[0];
table.querySelectorAll("[aria-sort]").forEach(function (one) { one.removeAttribute("aria-sort"); });
head.setAttribute("aria-sort", down ? "descending" : "ascending");
Array.from(body.rows).sort(function (a, b) {
return (down ? -1 : 1) * compare(text(a, place), text(b, place));
}).forEach(function (row) { body.appendChild(row); });
}
function sortable(table) {
Array.from(table.tHead.rows[0].cells).forEach(function (head, place) {
if (head.tagName !== "TH") { return; }
var button = document.createElement("button");
button.type = "button";
button.textContent = head.textContent;
button.title = words.sort.replace("{column}", head.textContent);
head.textContent = "";
head.appendChild(button);
button.addEventListener("click", function () { sort(table, head, place); });
});
}
function searchable(box, things) {
var label = document.createElement("label"), field = document.createElement("input");
var none = document.createElement("p");
label.className = "find";
field.type = "search";
field.placeholder = words.find;
field.setAttribute("aria-label", words.find);
none.textContent = words.none;
none.setAttribute("role", "status");
none.hidden = true;
label.appendChild(field);
box.parentNode.insertBefore(label, box);
box.parentNode.insertBefore(none, box);
field.addEventListener("input", function () {
var sought = field.value.trim().toLowerCase(), found = 0;
things.forEach(function (thing) {
var fits = thing.textContent.toLowerCase().indexOf(sought) >= 0;
thing.hidden = !fits;
found += fits ? 1 : 0;
});
none.hidden = found > 0;
});
}
document.querySelectorAll("table").forEach(function (table) {
var rows = table.tBodies[0].rows;
if (rows.length >= FEW && !table.querySelector(".between") && !table.closest(".p-map")) { sortable(table); }
if (rows.length >= MANY) { searchable(table.parentNode, Array.from(rows)); }
});
document.querySelectorAll(".lines, .sentences").forEach(function (list) {
if (list.children.length >= MANY) { searchable(list, Array.from(list.children)); }
});
})();
