// The document that opens after installation.

import { startWelcome } from "#core";
import { host } from "./host";

await startWelcome(await host({}));
