/** "1062.30" → "1,062.30 元". Amounts stay text: no floating point touches money. */
export function yuan(amount: string): string {
  const [whole, cents] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${cents ? `.${cents}` : ""}\u00a0元`;
}

/** An instant as the date and time in China: "2026-11-21T08:00:00Z" → "2026年11月21日 16:00". */
export function moment(instant: string): string {
  const [date, time] = inChina(instant).split("T");
  return `${day(date)} ${time.slice(0, 5)}`;
}

/** An instant as the day that it is in China. */
export const dayOf = (instant: string) => day(inChina(instant).split("T")[0]);

const inChina = (instant: string) => new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();

/** "2026-11-21" → "2026年11月21日". */
export function day(date: string): string {
  const [year, month, dayOfMonth] = date.split("-").map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** A period as it is spoken: 2025 the year, 2025Q3 the quarter, 2025-06 the month. */
export function period(code: string): string {
  const quarter = /^(\d{4})Q(\d)$/.exec(code);
  if (quarter) return `${quarter[1]}年第${quarter[2]}季度`;
  const month = /^(\d{4})-(\d{2})$/.exec(code);
  return month ? `${month[1]}年${Number(month[2])}月` : `${code}年`;
}
