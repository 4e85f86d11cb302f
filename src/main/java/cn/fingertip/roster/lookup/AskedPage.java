package cn.fingertip.roster.lookup;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which page of a public list is asked for, as it was sent; take it as a {@code @BeanParam}. It is {@link
 * cn.fingertip.kernel.PageRequest} for what is answered without a validator.
 */
public record AskedPage(
        @Parameter(description = "上一页的 nextCursor;第一页不传") @QueryParam("cursor")
        String cursor,

        @Parameter(
                description = "每页条数,1–100,默认 20",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
        @QueryParam("limit")
        String limit) {
    /**
     * @return the cursor of the page before, null for the first
     * @throws cn.fingertip.kernel.Problem 400 {@code cursor-invalid}
     */
    public String after() {
        return QueryParameters.cursor(cursor);
    }

    /**
     * @return rows a page
     * @throws cn.fingertip.kernel.Problem 422 {@code invalid}
     */
    public int rows() {
        return QueryParameters.limit(limit);
    }
}
