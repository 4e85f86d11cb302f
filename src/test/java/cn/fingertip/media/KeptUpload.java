package cn.fingertip.media;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.media.part.PartsInput;
import cn.fingertip.media.part.UploadPart;
import cn.fingertip.media.storage.Storage;
import cn.fingertip.media.storage.Storages;
import cn.fingertip.media.tus.Tus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a production package has kept of an upload, opened from outside with nothing but its URL, the database and the
 * storage.
 */
public record KeptUpload(byte[] content, String sha256) {
    public static Storage folderOf(TestServers servers) {
        return Storages.folder(Path.of(servers.environment().get("FINGERTIP_MEDIA_FOLDER")));
    }

    /** @param url of a whole upload that nobody has claimed */
    public static KeptUpload of(TestServers servers, Storage storage, String url) throws SQLException, IOException {
        UploadName name = new UploadName(Tus.idOf(url));
        try (Connection database = servers.database();
                PreparedStatement query = database.prepareStatement(
                        "SELECT id, wrapped_key, length, sha256 FROM upload WHERE capability = ?")) {
            query.setBytes(1, name.capability());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Upload upload = new Upload();
                upload.id = row.getObject(1, UUID.class);
                upload.wrappedKey = row.getBytes(2);
                List<UploadPart> parts = parts(database, upload.id);
                try (InputStream in = new PartsInput(storage, upload.key(name.keys()), parts, row.getLong(3))) {
                    return new KeptUpload(in.readAllBytes(), row.getString(4));
                }
            }
        }
    }

    private static List<UploadPart> parts(Connection database, UUID upload) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "SELECT storage_key, starts_at, bytes FROM upload_part WHERE upload_id = ? ORDER BY starts_at")) {
            query.setObject(1, upload);
            List<UploadPart> parts = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    parts.add(UploadPart.of(row.getString(1), upload, row.getLong(2), row.getLong(3)));
                }
            }
            return parts;
        }
    }
}
