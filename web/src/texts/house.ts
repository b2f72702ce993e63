/** Every text of those who are signed in, apart from those of the door, where nobody is to wait for them. */

import { en } from "./en";
import { account } from "./en/account";
import { admin } from "./en/admin";
import { audit } from "./en/audit";
import { mail } from "./en/mail";
import { programs } from "./en/programs";

export const t = { ...en, ...account, ...admin, ...audit, ...mail, ...programs };
