package cn.fingertip.report;

/**
 * Which of its office's reports a list shows to an inspector: those whose key they have. What names them is not wrapped
 * for them; were it listed as one that they cannot open, they would see that there is something about them. What nobody
 * of the office can open is shown to all of them, so that it is not forgotten.
 */
public final class ReportsShown {
    /** Follows on the conditions of a query on {@code report r}; {@code :staff} is the inspector's id. */
    public static final String TO_STAFF = " " + """
            AND NOT EXISTS (SELECT 1 FROM report_withheld w JOIN report o ON o.county = w.county AND o.id = w.report_id
                WHERE w.staff_id = :staff AND o.county = r.county
                  AND coalesce(o.merged_into, o.id) = coalesce(r.merged_into, r.id))
            AND (EXISTS (SELECT 1 FROM report_key k
                    WHERE k.county = r.county AND k.report_id = r.id AND k.part = 'content' AND k.holder = :staff)
                OR NOT EXISTS (SELECT 1 FROM report_key k
                    WHERE k.county = r.county AND k.report_id = r.id AND k.part = 'content'
                      AND k.role = 'inspector' AND k.office = r.office))""";

    private ReportsShown() {}
}
