package cn.fingertip.wish.villager;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.media.Download;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The photos and films of a wish, as they were sent, for the villager who sent them and nobody else. */
@Path("/api/v1/wishes/{id}/files/{fileId}")
@Tag(name = "我要办事")
class WishFileResource {
    private final Wishes wishes;
    private final Uploads uploads;
    private final Sealer sealer;

    WishFileResource(Wishes wishes, Uploads uploads, Sealer sealer) {
        this.wishes = wishes;
        this.uploads = uploads;
        this.sealer = sealer;
    }

    @GET
    @RolesAllowed(Roles.CITIZEN)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadMyWishFile", summary = "下载本人心愿的附件", description = "只能下载本人提交的文件;总是作为附件下载。")
    public RestResponse<InputStream> download(
            @Parameter(description = "心愿编号") @PathParam("id") String id,
            @Parameter(description = "文件编号") @PathParam("fileId") String fileId,
            @Context HttpServerRequest http)
            throws IOException {
        UploadedFile file = wishes.file(Ids.parse(id), Ids.parse(fileId));
        return Download.of(file, uploads.open(file.id(), sealer), http);
    }
}
