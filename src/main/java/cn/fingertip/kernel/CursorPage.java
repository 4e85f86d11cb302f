package cn.fingertip.kernel;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param nextCursor what to send as {@code cursor} for the next page, absent on the last
 */
public record CursorPage<T>(@NotNull List<T> items, String nextCursor) {
    /**
     * Makes a page of a query that asked for one row more than the page holds.
     *
     * @param rows at most {@code limit + 1} rows, in order
     * @param cursorOf the cursor that continues after a row
     */
    public static <T> CursorPage<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new CursorPage<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new CursorPage<>(items, cursorOf.apply(items.getLast()));
    }

    /** @return the same page with every item turned into what is shown */
    public <R> CursorPage<R> map(Function<? super T, ? extends R> view) {
        return new CursorPage<>(items.stream().<R>map(view).toList(), nextCursor);
    }
}
