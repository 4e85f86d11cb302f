package cn.fingertip.wish;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.media.Download;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The photos and films of a wish, for the cadre who is to see to it. */
@Path("/api/v1/staff/wishes/{id}/files/{fileId}")
@Tag(name = "心愿订单")
class StaffWishFileResource {
    private final WishOrders orders;
    private final Uploads uploads;
    private final Sealer sealer;

    StaffWishFileResource(WishOrders orders, Uploads uploads, Sealer sealer) {
        this.orders = orders;
        this.uploads = uploads;
        this.sealer = sealer;
    }

    @GET
    @RolesAllowed(Roles.CADRE)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadWishFile", summary = "下载心愿附件", description = "原文件,总是作为附件下载,不在浏览器中直接打开。每次下载都记入审计。")
    public RestResponse<InputStream> download(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId)
            throws IOException {
        UploadedFile file = orders.file(Ids.parse(id), Ids.parse(fileId));
        return Download.of(file, uploads.open(file.id(), sealer));
    }
}
