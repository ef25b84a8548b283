// Asks the browser whether it may show reminders outside of the page; without script, or without the means, it is not offered.
const card = document.querySelector("[data-notify]");
if (card && "Notification" in window) {
  const tell = () => {
    const state = Notification.permission;
    card.querySelector("[data-notify-ask]").hidden = state !== "default";
    card.querySelector("[data-notify-tap]").hidden = state !== "default";
    card.querySelector("[data-notify-on]").hidden = state !== "granted";
    card.querySelector("[data-notify-off]").hidden = state !== "denied";
    card.hidden = false;
  };
  card.querySelector("[data-notify-tap]").addEventListener("click", async () => {
    await Notification.requestPermission();
    tell();
  });
  tell();
}
document.querySelector("[data-select]")?.select();
