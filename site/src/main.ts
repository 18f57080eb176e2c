// Starts the page: theme, navigation, and whichever view the address names.
import { catalog } from "./data";
import { h } from "./dom";
import { closeFact, leaveFact, openFact } from "./fact";
import { factName, format, parse, viewOf } from "./router";
import { startTheme } from "./theme";
import { named } from "./title";
import { VIEWS } from "./views";
import type { View } from "./views/view";

const main = document.querySelector<HTMLElement>("#main")!;
const roots = new Map<string, HTMLElement>();
let current = ""; // the view on the screen
let failure: HTMLElement | undefined;

function rootOf(view: View): HTMLElement {
  let root = roots.get(view.name);
  if (!root) {
    root = h("section", { class: `view view-${view.name}`, "aria-label": view.label });
    roots.set(view.name, root);
    main.append(root);
  }
  return root;
}

async function show(): Promise<void> {
  if (location.hash === "#main") return main.focus();
  const params = parse(location.hash);
  const view = VIEWS.find((one) => one.name === viewOf(params)) ?? VIEWS[0]!;
  const shown = rootOf(view);
  failure?.remove();
  if (current !== view.name && !params.has("fact")) scrollTo(0, 0); // another view begins at its beginning
  current = view.name;
  for (const root of roots.values()) root.hidden = root !== shown;
  for (const link of document.querySelectorAll<HTMLElement>("#views a")) {
    if (link.dataset["view"] === view.name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = named(view.label);
  const fact = params.get("fact");
  if (fact) await openFact(...factName(fact)); // first, because the text makes room for it
  else closeFact();
  try {
    await view.show(shown, params);
  } catch (error) {
    shown.hidden = true; // what it showed before, it can show again
    failure = message(error);
    main.append(failure);
  }
}

function message(error: unknown): HTMLElement {
  return h("p", { class: "message", role: "alert" }, error instanceof Error ? error.message : String(error));
}

function start(): void {
  startTheme();
  try {
    catalog();
  } catch (error) {
    main.append(message(error));
    return;
  }
  document.querySelector("#views")!.append(
    ...VIEWS.map((view) =>
      h("a", { href: view.name === "read" ? "#read" : format([["view", view.name]]), "data-view": view.name }, view.label),
    ),
  );
  addEventListener("hashchange", () => void show());
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("has-fact")) leaveFact();
  });
  void show();
}

start();
