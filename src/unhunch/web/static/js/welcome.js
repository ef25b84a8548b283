// The browser knows the time zone; without script it can be set on the settings page.
const field = document.querySelector("[data-timezone] [name=time_zone]");
if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
