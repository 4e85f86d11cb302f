package cn.fingertip.identity;

/**
 * A case that somebody is working on.
 *
 * @param name what audit entries call it, {@code report:<id>}
 * @param region code of the place that it is about
 * @param office region code of the office that has it, on whose audit chain looks are recorded: what a county's people
 *     are inspected for from above is not told on the county's own chain
 */
public record OpenCase(String name, String region, String office) {}
