package cn.fingertip.report;

import java.util.UUID;

/**
 * Something is new for a villager who asked to be told; fired inside the transaction of what is new. It says no more on
 * purpose: whoever hears it must not learn which report it is about.
 */
public record ReporterNotified(UUID citizen) {}
