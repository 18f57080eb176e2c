// What a view is to the rest of the page.
import type { Params } from "../router";

export interface View {
  name: string; // #view=NAME
  label: string; // in the navigation
  /** Show what the parameters name in an element of the view's own, which is kept between calls. */
  show(root: HTMLElement, params: Params): Promise<void> | void;
}
