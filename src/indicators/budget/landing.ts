import { cents, ratio, type Cents } from "../../cells/units.ts";
import type { BudgetLine, Landing } from "../results.ts";
import { paymentCeiling } from "./amounts.ts";
import type { PaymentProfile } from "./profile.ts";

/** Before the end of March any landing says more of the calendar than of the budget (domain.md §1, landing). */
const FIRST_MONTH = 3;

/**
 * Where the payments of the year may end, never as one number: pro rata of what is paid (× 12 / m), share reached at the
 * same month in former years, and what the commitments bound. Commitments themselves are lumpy: no pro rata of them.
 * `profile` is null without former years.
 */
export function landingOf(
  line: BudgetLine,
  month: number | null,
  opening: Cents | null,
  profile: PaymentProfile | null,
): readonly Landing[] {
  const ceiling = paymentCeiling(line);
  if (ceiling === null || ceiling <= 0 || line.paid === null) return [];
  if (month !== null && month < FIRST_MONTH) return [];
  const landing = (method: Landing["method"], paid: number): Landing => {
    const rounded = cents(Math.sign(paid) * Math.round(Math.abs(paid)));
    return { method, paid: rounded, rate: ratio(paid / ceiling) };
  };
  const found: Landing[] = [];
  if (month !== null) found.push(landing("proRata", (line.paid * 12) / month));
  if (profile !== null) found.push({ ...landing("profile", line.paid / profile.share), years: profile.years });
  const bound = line.committed === null ? null : line.committed + (opening ?? 0);
  if (bound !== null && bound >= line.paid) found.push(landing("commitments", bound));
  return found;
}
