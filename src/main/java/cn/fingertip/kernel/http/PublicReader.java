package cn.fingertip.kernel.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What the reader of a public answer takes and has already; take it as a {@code @BeanParam}.
 *
 * @param acceptEncoding null where the client says nothing
 * @param ifNoneMatch null where the client says nothing
 */
public record PublicReader(
        @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_ENCODING)
        String acceptEncoding,

        @Parameter(description = "手中那一份的 ETag") @HeaderParam(HttpHeaders.IF_NONE_MATCH)
        String ifNoneMatch) {}
