import { ApiProblem, type Answer } from "fingertip-client";
import { moment } from "./words";

interface View {
  setData(data: Record<string, unknown>): void;
}

/** What every screen shows of the work it does; see the component state-note. */
export const idle = { busy: false, problem: "", code: "", stale: "" };

/** How many works of a screen are under way. */
const running = new WeakMap<View, number>();
const count = (view: View, by: number) => {
  const now = (running.get(view) ?? 0) + by;
  running.set(view, now);
  return now > 0;
};

/** Does the work of a screen while it shows that something is under way, and says what went wrong. */
export async function attempt(view: View, work: () => Promise<void>): Promise<boolean> {
  view.setData({ busy: count(view, 1), problem: "", code: "" });
  try {
    await work();
    return true;
  } catch (fault) {
    if (!(fault instanceof ApiProblem)) console.error(fault);
    view.setData({ problem: sentence(fault), code: fault instanceof ApiProblem ? fault.code : "unknown" });
    return false;
  } finally {
    view.setData({ busy: count(view, -1) });
  }
}

/** The time to show beside what could not be asked for again; empty for what is fresh. */
export const staleness = (answer: Pick<Answer<unknown>, "stale" | "seenAt">) =>
  answer.stale ? moment(answer.seenAt.toISOString()) : "";

function sentence(fault: unknown): string {
  if (!(fault instanceof ApiProblem)) return "没有办成,请退出重新打开再试。";
  const fields = fault.violations.map((each) => each.message).filter(Boolean);
  return fields.length ? fields.join(";") : fault.message;
}
