package cn.fingertip.kernel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which page of a list is asked for; take it as a {@code @Valid @BeanParam}.
 *
 * @param cursor {@code nextCursor} of the page before, null for the first page
 * @param limit rows a page, 20 unless told, at most 100
 */
public record PageRequest(
        @Parameter(description = "上一页的 nextCursor;第一页不传") @QueryParam("cursor") @Size(max = 400)
        String cursor,

        @Parameter(description = "每页条数,1–100") @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100)
        int limit) {}
