// The theme's buttons that unfold a part of the side bar have no name for a screen reader.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll(".bd-sidebar-primary summary")) {
    const part = button.closest("li")?.querySelector("a")?.textContent.trim();
    button.setAttribute("aria-label", `Pages of ${part}`);
  }
});
