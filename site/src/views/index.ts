// The views in the order of the navigation; the first is shown where the address names none.
import { sql } from "./console";
import { overview } from "./overview";
import { reading } from "./reading";
import { search } from "./search";
import { tables } from "./tables";
import type { View } from "./view";

export const VIEWS: View[] = [reading, overview, tables, sql, search];
