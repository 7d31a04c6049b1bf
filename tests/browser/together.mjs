// Runs the test files that OPTLIGHT_FILES names, in one process and so in one browser where they can share it.

import { after } from "node:test";
import { together } from "./session.mjs";

after(together());
for (const file of process.env.OPTLIGHT_FILES.split(" ").filter(Boolean)) await import(new URL(file, `file://${process.cwd()}/`));
