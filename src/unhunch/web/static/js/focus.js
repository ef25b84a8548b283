// After a page with something to mend, the list of it gets the focus.
document.querySelector("[data-focus]")?.focus();
