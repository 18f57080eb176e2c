// The views in the order of the navigation; the first is shown where the address names none.
import { overview } from "./overview";
import { reading } from "./reading";
import type { View } from "./view";

export const VIEWS: View[] = [reading, overview];
