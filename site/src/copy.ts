// Buttons that copy a text, also where the page is a file and the browser keeps its clipboard to itself.
import { h } from "./dom";

/** A button that copies what `text` is at the time, and says whether it did. */
export function copier(label: string, text: () => string): HTMLButtonElement {
  const button = h("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", async () => {
    button.textContent = (await copied(text())) ? "Copied" : "Copying is not allowed here";
    setTimeout(() => (button.textContent = label), 2000);
  });
  return button;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = h("textarea", { class: "offstage", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
