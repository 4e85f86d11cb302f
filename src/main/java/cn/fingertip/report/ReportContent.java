package cn.fingertip.report;

/**
 * What a report says, as it is sealed.
 *
 * @param accused whom or which office it is about, null where the reporter did not say
 * @param realName whether it came from a villager who had logged in
 * @param hasContact whether a way to reach the reporter is kept in {@link ReporterIdentity}
 */
public record ReportContent(String subject, String text, String accused, boolean realName, boolean hasContact) {}
