// Light, dark, or as the system has it: a button that walks through the three, remembered where the browser allows it.

const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];
const KEY = "hled-theme";

function remembered(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? "auto";
  } catch {
    return "auto";
  }
}

export function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("#theme")!;
  const set = (theme: Theme): void => {
    document.documentElement.dataset["theme"] = theme;
    button.textContent = theme === "auto" ? "◐" : theme === "light" ? "○" : "●";
    button.setAttribute("aria-label", `Theme: ${theme === "auto" ? "as the system" : theme}`);
    button.title = button.getAttribute("aria-label")!;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing still shows the theme.
    }
  };
  button.addEventListener("click", () => {
    const now = THEMES.indexOf((document.documentElement.dataset["theme"] as Theme | undefined) ?? "auto");
    set(THEMES[(now + 1) % THEMES.length]!);
  });
  set(remembered());
}
