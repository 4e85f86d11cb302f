package cn.fingertip.region;

import cn.fingertip.audit.Administrators;
import cn.fingertip.kernel.http.UploadedTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Adds a county without code. */
@Path("/api/v1/staff/regions")
@Tag(name = "系统管理")
class StaffRegionResource {
    private final Administrators administrators;
    private final LoadRegions loader;
    private final Regions regions;

    StaffRegionResource(Administrators administrators, LoadRegions loader, Regions regions) {
        this.administrators = administrators;
        this.loader = loader;
        this.regions = regions;
    }

    /** @param regions all that the file names */
    @Schema(name = "RegionsLoaded", description = "载入结果")
    record Loaded(
            @Schema(description = "县") @NotNull RegionView.Item county,

            @Schema(description = "文件中的地区数", examples = "170")
            int regions,

            @Schema(description = "新增数", examples = "168") int added,
            @Schema(description = "改名数", examples = "0") int changed) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Administrators.ROLE)
    @Operation(operationId = "loadRegions", summary = "载入一个县的行政区划", description = """
                    上传 CSV(表头 `code,name,level,parent`,自省级起,一个文件一个县;UTF-8 或 GB18030)。\
                    已有的地区更新名称,新的地区加入,文件里没有的地区保留。有一行错误则一条也不载入。需要全站管理员。""")
    public Loaded load(@RestForm("file") FileUpload file) {
        String actor = administrators.require("");
        LoadRegions.Loaded loaded = loader.load(RegionFile.read(UploadedTable.bytes(file)), actor);
        regions.refresh();
        return new Loaded(RegionView.Item.of(loaded.county()), loaded.regions(), loaded.added(), loaded.changed());
    }
}
